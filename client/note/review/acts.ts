import type { Note } from '../../../shared/api/notes.ts'

/** Whether the viewer is who signs the note next: as its author, for review or for good. */
export const signsNext = ({ abilities }: Pick<Note, 'abilities'>): boolean => abilities.sign || abilities.submit
