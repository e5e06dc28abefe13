import type { Row } from './row.ts'
import { casesRows } from './rows/cases.ts'
import { commentsRows } from './rows/comments.ts'
import { doorRows } from './rows/door.ts'
import { historyRows } from './rows/history.ts'
import { notesRows } from './rows/notes.ts'
import { peopleRows } from './rows/people.ts'
import { processNotesRows } from './rows/processNotes.ts'
import { reviewRows } from './rows/review.ts'
import { teamsRows } from './rows/teams.ts'
import { templatesRows } from './rows/templates.ts'

/** Every route of the server and what it answers to whom. A route that is not in here fails the test. */
export const rows: readonly Row[] = [
  ...doorRows,
  ...peopleRows,
  ...teamsRows,
  ...casesRows,
  ...notesRows,
  ...reviewRows,
  ...historyRows,
  ...processNotesRows,
  ...commentsRows,
  ...templatesRows,
]
