import type { Note } from '../../../shared/api/notes.ts'
import type { SigningAct } from '../../api/review.ts'

type Able = Pick<Note, 'abilities'>

/** Whether the viewer is who signs the note next: as its author, for review or for good. */
export const signsNext = ({ abilities }: Able): boolean => abilities.sign || abilities.submit

/** The one signature that the note waits for from the viewer; null where it waits for none. */
export function signatureAwaited({ abilities }: Able): SigningAct | null {
  if (abilities.cosign) return 'cosign'
  if (abilities.attest) return 'attest'
  if (abilities.submit) return 'submit'
  return abilities.sign ? 'sign' : null
}
