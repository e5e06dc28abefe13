import { z } from 'zod'
import { Compartment } from '../access/vocabulary.ts'
import { CaseId, NoteId } from '../ids.ts'
import { NoteStatus } from '../review/machine.ts'
import { Phase } from './notes.ts'
import { PersonColor } from './people.ts'

/** What is looked for. Any text will do: what is no word finds nothing, and what is too long is cut. */
export const SearchQuery = z.object({ q: z.string().default('') })

/** A piece of a text, on one line; `match`: it is what was looked for. */
const SnippetPart = z.object({ text: z.string(), match: z.boolean() })

/** A note in which all that was looked for stands, in its text, its title or its client's name. */
export const FoundNote = z.object({
  noteId: NoteId,
  caseId: CaseId,
  caseCode: z.string(),
  casePreferredName: z.string().nullable(),
  /** A process note is found by its author alone, and by whoever it is shared with. */
  kind: Compartment,
  title: z.string(),
  phase: Phase.nullable(),
  status: NoteStatus,
  occurredOn: z.string(),
  author: z.object({ name: z.string(), color: PersonColor }),
  /** The section that the snippet is from; the page of the note goes to it by `#section-` and its id. */
  section: z.object({ id: z.string().nullable(), title: z.string() }).nullable(),
  /** What was found in its context, as plain text. */
  snippet: z.string(),
  /** The same in pieces, for showing what matched. */
  snippetParts: z.array(SnippetPart),
})
export type FoundNote = z.infer<typeof FoundNote>

/** A case whose code or preferred name has all that was looked for. */
export const FoundCase = z.object({
  id: CaseId,
  code: z.string(),
  preferredName: z.string().nullable(),
  closed: z.boolean(),
})
export type FoundCase = z.infer<typeof FoundCase>

/** At most fifty notes, and at most ten cases, of those that the viewer may read. */
export const SearchResult = z.object({ items: z.array(FoundNote), cases: z.array(FoundCase) })
export type SearchResult = z.infer<typeof SearchResult>
