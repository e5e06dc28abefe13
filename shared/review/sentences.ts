import type { AmendmentKind } from '../api/amendments.ts'
import type { RiskSign } from '../api/facts.ts'
import type { NoteStatus, Refusal } from './machine.ts'

/** Why a note's state does not allow an act, in words for whoever tried. */
export const refusalSentences: Record<Refusal, string> = {
  process_note: 'A process note is not part of the chart: it is neither signed nor reviewed.',
  discarded: 'This draft was discarded. Recover it first.',
  not_discarded: 'This note was not discarded.',
  discarded_for_good: 'This draft was discarded more than 30 days ago and cannot be recovered any more.',
  in_review: 'This note is in review. Its author can withdraw it first.',
  not_in_review: 'This note is not in review.',
  already_signed: 'This note is signed and stays as it is. Add an addendum, a late entry or a correction.',
  still_open: 'This note is not signed yet and can be changed itself.',
  entered_in_error: 'This note was marked as entered in error.',
  needs_cosigning: 'This note needs a co-signature. Submit it for review instead.',
  nobody_cosigns: 'Nobody co-signs your notes of this kind. Sign it instead.',
  nothing_to_cosign: 'This note does not wait for a co-signature.',
  nothing_to_attest: 'No section of this note waits for the prescriber.',
  recorded: 'A dose, a reading, a moment or an adverse effect is recorded in this note, so it cannot be discarded.',
  discard_instead: 'Nothing that happened to a client is recorded in this draft. Discard it instead.',
  sent_back: 'This note was sent back with changes asked for. It is part of its review and cannot be discarded.',
}

/** What a signature says, shown in full before it is made and sealed with it. */
export const attestations = {
  author:
    'I wrote this note or have read all of it. It is a true and complete record of what I saw, heard, did and was told.',
  answers_for: 'I answer for what is recorded in the sections named here. It is true and complete.',
  co_signer: 'I have reviewed this note as it stands here.',
} as const

/** In which meaning somebody signs. */
export type Meaning = keyof typeof attestations

/** What has to be looked at first in a note, as short as a list says it. */
export const riskSignWords: Record<RiskSign, string> = {
  phq9_item_9: 'item 9 above 0',
  cssrs: 'suicidal ideation or behaviour',
}

/** The state of a note: `word` where it stands beside others, `whole` where nothing else says whether the note is signed. */
export const noteStates: Record<NoteStatus, { readonly word: string; readonly whole: string }> = {
  draft: { word: 'Draft', whole: 'Draft, not signed' },
  in_review: { word: 'In review', whole: 'In review, not finished' },
  changes_requested: { word: 'Changes requested', whole: 'Changes requested, not signed' },
  signed: { word: 'Signed', whole: 'Signed' },
  cosigned: { word: 'Co-signed', whole: 'Signed and co-signed' },
  entered_in_error: { word: 'Entered in error', whole: 'Entered in error' },
}

/** What stands beside a signed note, by its kind. */
export const amendmentNames: Record<AmendmentKind, string> = {
  addendum: 'Addendum',
  late_entry: 'Late entry',
  correction: 'Correction',
}
