import type { Phase } from '../../shared/api/notes.ts'
import { type Template, TemplateOrigin, type TemplateTechnique } from '../../shared/api/templates.ts'

/** By what the shelf is narrowed; null stands for everything, and `beside` for what belongs to no phase. */
export interface Narrowing {
  typed: string
  phase: Phase | 'beside' | null
  technique: TemplateTechnique | null
  putAway: boolean
}
export const everything: Narrowing = { typed: '', phase: null, technique: null, putAway: false }

export const isNarrowed = ({ typed, phase, technique }: Narrowing): boolean =>
  typed.trim() !== '' || phase !== null || technique !== null

export interface ShelfGroup {
  origin: TemplateOrigin
  /** Those that fit. */
  items: Template[]
  /** Whether the group holds none at all, whatever is asked for. */
  isEmpty: boolean
}

/** The shelf: all groups in their order, each with those of its templates that fit. */
export const shelfOf = (templates: readonly Template[], narrowing: Narrowing): ShelfGroup[] =>
  TemplateOrigin.options.map((origin) => {
    const ofGroup = templates.filter((one) => one.origin === origin && (narrowing.putAway || !one.putAway))
    return { origin, items: ofGroup.filter((one) => fits(one, narrowing)), isEmpty: ofGroup.length === 0 }
  })

/** Every word that was typed stands in the name, the description, the owner's name, a team's or a section's title. */
function fits(template: Template, { typed, phase, technique }: Narrowing): boolean {
  if (phase !== null && template.phase !== (phase === 'beside' ? null : phase)) return false
  if (technique !== null && template.technique !== technique) return false
  const says = [
    template.name,
    template.description,
    template.owner?.name ?? '',
    ...(template.sharing?.teams.map(({ name }) => name) ?? []),
    ...template.sections.map(({ title }) => title),
  ]
    .join('\n')
    .toLocaleLowerCase()
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => says.includes(word))
}

const closest: readonly TemplateOrigin[] = ['practice', 'team', 'mine', 'built_in']

/** In the order in which a new note offers them: what the practice and its teams wrote before what comes with the program. */
export const closestFirst = (templates: readonly Template[]): Template[] =>
  templates.toSorted((one, other) => closest.indexOf(one.origin) - closest.indexOf(other.origin))
