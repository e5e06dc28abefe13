import { setImmediate } from 'node:timers/promises'
import { mayOnCase } from '../../../shared/access/policy.ts'
import { byDay } from '../../../shared/course/place.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { hasTerm, readQuery, type SearchTerm } from '../../../shared/search/query.ts'
import { listClientsOf } from '../../storage/repos/cases.ts'
import { findNotesOf } from '../../storage/repos/notes.ts'
import { type FoundRow, findSections, searchNotes } from '../../storage/repos/search.ts'
import { forActor } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { contextOf, type FoundContext } from './context.ts'

/** Notes in one answer, and how many of them come first because their title or their client's name has it all. */
const mostNotes = 50
const mostByTitle = 20
const mostCases = 10

/** Up to so many cases, a search looks in these alone; beyond, through the practice, for what it may find. */
const fewCases = 64

/** A word that names more cases than this is no name, and is looked for in the text alone. */
const mostNamed = 40

/** A single letter begins too many words of notes; a case is found by one. */
const shortestBeginning = 2

type Client = Awaited<ReturnType<typeof listClientsOf>>[number]

export interface Found {
  notes: FoundNote[]
  cases: Client[]
}
interface FoundNote extends FoundContext {
  note: Awaited<ReturnType<typeof findNotesOf>>[number]
}

/**
 * What the actor may read and asks for: notes in which all of it stands, in their text, their title or their client's name,
 * and cases by code or name. First what its title or name says, then the notes that were written in last; each by the day
 * that it is about. What a member may not read is not in any number of this.
 */
export async function search(services: Services, actor: Actor, typed: string): Promise<Found> {
  const terms = readQuery(typed)
  if (terms.length === 0) return { notes: [], cases: [] }
  const { read } = services.database
  const clients = (await listClientsOf(read, actor.practiceId, actor.memberId)).filter(({ careRole, closedAt }) =>
    mayOnCase('read', { roles: actor.roles, careRole }, { closed: closedAt !== null }),
  )
  const named = terms.map((term) => clients.filter((client) => isCalled(client, term)))
  const cases = clients.filter((client) => named.every((some) => some.includes(client)))
  const within = clients.length > fewCases ? null : clients.map(({ id }) => id)
  return { notes: await notesWith(services, actor, { terms, named, within }), cases: cases.slice(0, mostCases) }
}

const isCalled = ({ code, preferredName }: Client, term: SearchTerm): boolean =>
  hasTerm(code, term) || (preferredName !== null && hasTerm(preferredName, term))

async function notesWith(
  services: Services,
  actor: Actor,
  { terms, named, within }: { terms: readonly SearchTerm[]; named: readonly Client[][]; within: CaseId[] | null },
): Promise<FoundNote[]> {
  if (within?.length === 0) return []
  const isMore = ({ words }: SearchTerm) => words.length > 1 || words[0].length >= shortestBeginning
  if (!terms.some(isMore)) return []
  const { read, dialect } = services.database
  const wanted = terms.map((term, at) => {
    const cases = (named[at] ?? []).map(({ id }) => id)
    return { term: isMore(term) ? term : { ...term, open: false }, cases: cases.length > mostNamed ? [] : cases }
  })
  const asked = { practiceId: actor.practiceId, memberId: actor.memberId, within, wanted }
  const byTitle = await searchNotes(read, dialect, { ...asked, place: 'title', most: mostByTitle })
  const anywhere = await searchNotes(read, dialect, { ...asked, place: 'anywhere', most: mostNotes })
  const first = new Set(byTitle.map(({ noteId }) => noteId))
  const rest = anywhere.filter(({ noteId }) => !first.has(noteId)).slice(0, mostNotes - first.size)
  return [...(await inContext(services, actor, byTitle, terms)), ...(await inContext(services, actor, rest, terms))]
}

/** The notes themselves with what was found in them, the latest day first, with room between them for whoever writes. */
async function inContext(
  services: Services,
  actor: Actor,
  rows: readonly FoundRow[],
  terms: readonly SearchTerm[],
): Promise<FoundNote[]> {
  const noteIds = rows.map(({ noteId }) => noteId)
  const notes = await findNotesOf(services.database.read, actor.practiceId, actor.memberId, noteIds)
  const found: FoundNote[] = []
  for (const note of notes.toSorted((one, other) => byDay(other, one))) {
    // The rule that the query kept is looked at once more, where all other readings are decided.
    if (!forActor(note, actor, services.clock()).abilities.read) continue
    // One after another: the words of fifty notes at once are more than a search may hold.
    const sections = await findSections(services.database.read, actor.practiceId, note.id)
    found.push({ note, ...contextOf(sections ?? '[]', terms) })
    await setImmediate()
  }
  return found
}
