import { createContext, useContext } from 'react'

/** A section as it is spoken of outside the editor. */
export interface NamedSection {
  /** Its `id` in the template's document. */
  readonly id: string
  readonly title: string
}

interface TemplateActs {
  /** Keeps a section for other templates; absent where nobody may. */
  readonly onSaveSection: ((section: NamedSection) => void) | undefined
  /** Told after a section was removed. */
  readonly onRemoved: (section: NamedSection) => void
}

/** What the sections of an open template can ask of whoever shows it. */
export const TemplateContext = createContext<TemplateActs | null>(null)

/** Throws outside of a template. */
export function useTemplateActs(): TemplateActs {
  const acts = useContext(TemplateContext)
  if (acts === null) throw new Error('A section is drawn outside a template.')
  return acts
}
