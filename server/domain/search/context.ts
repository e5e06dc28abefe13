import { z } from 'zod'
import type { SearchTerm } from '../../../shared/search/query.ts'
import { findTerms, type SnippetPart, snippetOf } from '../../../shared/search/snippet.ts'

/** The phrase in its context, and the section that it stands in; null where the note has no words. */
export interface FoundContext {
  section: { id: string | null; title: string } | null
  parts: SnippetPart[]
}

const Sections = z.array(z.object({ id: z.string().nullable(), title: z.string(), text: z.string() }))

/**
 * The section that says most of what was looked for, and the stretch of it. A note that was found by its title or its
 * client's name is shown as it begins.
 */
export function contextOf(stored: string, terms: readonly SearchTerm[]): FoundContext {
  const sections = Sections.parse(JSON.parse(stored))
  let best: { section: (typeof sections)[number]; found: ReturnType<typeof findTerms> } | undefined
  let most = 0
  for (const section of sections) {
    const found = findTerms(section.text, terms)
    const different = new Set(found.map(({ term }) => term)).size
    if (different > most) {
      most = different
      best = { section, found }
    }
    if (most === terms.length) break
  }
  if (best) return { section: head(best.section), parts: snippetOf(best.section.text, best.found) }
  const titled = sections.find(({ title }) => findTerms(title, terms).length > 0)
  const shown = titled ?? sections.find(({ text }) => text !== '')
  return shown ? { section: head(shown), parts: snippetOf(shown.text, []) } : { section: null, parts: [] }
}

const head = ({ id, title }: { id: string | null; title: string }) => ({ id, title })
