import { createContext, useContext } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { PersonColor } from '../../shared/api/people.ts'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import type { RowOrigin } from '../../shared/note/blocks/byMachine.ts'
import type { CourseSoFar } from '../../shared/note/scales/earlier.ts'
import type { CaseItems } from './items/caseItems.ts'
import type { CellMarks } from './passages/cellMarks.ts'

/** Whoever writes here. */
export interface Writer {
  readonly id: string
  readonly name: string
  readonly color: PersonColor
}

/** What the blocks of an open note need beside their node. */
interface NoteSurroundings {
  readonly awareness: Awareness
  readonly user: Writer
  /** What the practice decides for its notes; undefined while it is not known. */
  readonly practice: PracticeSettings | undefined
  /** Scores and doses of the course before this note; undefined while they are not known. */
  readonly course: CourseSoFar | undefined
  /** The clock on the wall; tests hold it still. */
  readonly now: () => Date
  /** Who and when, as new rows record it; null in a template, whose blocks are what notes begin with and record nothing. */
  readonly origin: RowOrigin | null
  /** What links lead to in the other notes of the case. */
  readonly items: CaseItems
  /** Which cells somebody said something about. */
  readonly cellMarks: CellMarks
}

export const NoteContext = createContext<NoteSurroundings | null>(null)

/** What surrounds the note that a block is drawn in. Throws outside of one. */
export function useNoteSurroundings(): NoteSurroundings {
  const surroundings = useContext(NoteContext)
  if (surroundings === null) throw new Error('A block is drawn outside a note.')
  return surroundings
}
