import type { ReviewEvent } from '../../../shared/api/review.ts'
import type { SigningAct } from '../../api/review.ts'

/** What the dialog of a signature says, and its button. */
export const signingWords: Record<SigningAct, { act: string; title: string; says: string; button: string }> = {
  sign: {
    act: 'Sign',
    title: 'Sign this note',
    says: 'Your signature closes the note; what comes later is an addendum, a late entry or a correction beside it. If the prescriber has sections in it to answer for, the note waits for that first: until then you can withdraw it, or the prescriber can ask for changes.',
    button: 'Sign',
  },
  submit: {
    act: 'Sign and submit',
    title: 'Sign and submit for review',
    says: 'Your signature closes the note. Your supervisor co-signs it or asks for changes; until then you can withdraw it.',
    button: 'Sign and submit',
  },
  attest: {
    act: 'Attest',
    title: 'Answer for your sections',
    says: 'The author has signed this note. You answer for the sections that are the prescriber’s, in the same text.',
    button: 'Attest',
  },
  cosign: {
    act: 'Co-sign',
    title: 'Co-sign this note',
    says: 'Your co-signature is over exactly the text that the author signed. The note is then closed, as soon as the prescriber has answered for any sections that are the prescriber’s.',
    button: 'Co-sign',
  },
}

/** What happened to a note, after the name of who did it. */
export const eventWords: Record<ReviewEvent['act'], string> = {
  sign: 'signed',
  submit: 'signed and submitted for review',
  withdraw: 'withdrew it from review',
  requestChanges: 'asked for changes',
  attest: 'attested to the prescriber’s sections',
  cosign: 'co-signed',
  addendum: 'began a note beside it',
  enterInError: 'marked it as entered in error',
  discard: 'discarded it',
  recover: 'recovered it',
}
