import type { Note } from '../../shared/api/notes.ts'

/** Why somebody cannot type here, as a sentence. Who may read a process note, its head says. */
export const readOnlySentences: Record<Exclude<NonNullable<Note['readOnly']>, 'granted'>, string> = {
  discarded: 'You are reading. This draft was discarded.',
  closed: 'You are reading. The case is closed, so nobody writes in its notes.',
  in_review: 'You are reading. The note is in review, and nobody changes it meanwhile.',
  signed: 'You are reading. The note is signed, and stays as it is.',
  entered_in_error: 'You are reading. The note was entered in error, and stays readable.',
  locked: 'You are reading. The note is locked.',
  role: 'You are reading. Your place on this care team lets you read this note, not change it.',
  not_clinician: 'You are reading. Only clinicians of the care team write in notes.',
}
