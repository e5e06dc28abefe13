import { z } from 'zod'
import { Carried, CarriedMedicine } from '../../../shared/api/carried.ts'
import { byDay } from '../../../shared/course/place.ts'
import { isOpenGoal, isUnfinishedAction } from '../../../shared/course/thread.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { listCarried } from '../../storage/repos/carried.ts'
import { listThreadRows } from '../../storage/repos/threads.ts'
import { notesOf } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { assemble } from './threads.ts'

/** What is read back of a note's row (see `shared/note/carried.ts`). */
const StoredCarried = z.object({
  allergies: z.string().nullable(),
  intention: z.string().nullable(),
  medicines: z.object({ noneTaken: z.boolean(), items: z.array(CarriedMedicine) }).nullable(),
  weight: Carried.shape.weight.unwrap().omit({ noteId: true, occurredOn: true }).nullable(),
})
type StoredCarried = z.infer<typeof StoredCarried>

/**
 * What the notes of a case have for its next one, as they are committed at this moment. The newest day that says something
 * counts, of each thing by itself. `until`: the last day whose notes count.
 */
export async function carriedOf(services: Services, actor: Actor, caseId: CaseId, until?: string): Promise<Carried> {
  const notes = (await notesOf(services, actor, caseId)).filter(
    ({ note }) => until === undefined || note.occurredOn <= until,
  )
  const { read } = services.database
  const { items } = assemble(notes, await listThreadRows(read, actor.practiceId, caseId))
  const rows = new Map((await listCarried(read, actor.practiceId, caseId)).map((row) => [row.noteId, row.carried]))
  const newestFirst = notes
    .filter(({ note }) => note.status !== 'entered_in_error')
    .toSorted((one, other) => byDay(other.note, one.note))
    .flatMap(({ note: { id: noteId, occurredOn } }) => {
      const carried = rows.get(noteId)
      return carried === undefined ? [] : [{ noteId, occurredOn, carried: StoredCarried.parse(JSON.parse(carried)) }]
    })
  const newest = <Part extends keyof StoredCarried>(part: Part) => {
    for (const { noteId, occurredOn, carried } of newestFirst) {
      const value = carried[part]
      if (value !== null) return { value, noteId, occurredOn }
    }
    return null
  }
  const wordsOf = (part: 'allergies' | 'intention') => {
    const found = newest(part)
    return found && { text: found.value, noteId: found.noteId, occurredOn: found.occurredOn }
  }
  const medicines = newest('medicines')
  const weight = newest('weight')
  return {
    allergies: wordsOf('allergies'),
    intention: wordsOf('intention'),
    medicines: medicines && { ...medicines.value, noteId: medicines.noteId, occurredOn: medicines.occurredOn },
    weight: weight && { ...weight.value, noteId: weight.noteId, occurredOn: weight.occurredOn },
    goals: items.filter(isOpenGoal),
    actions: items.filter(isUnfinishedAction),
  }
}
