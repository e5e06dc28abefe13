import { readAttributes } from '../attributes.ts'
import { deriveConsent } from '../blocks/consent/derive.ts'
import { type ConsentKind, consentKindNames } from '../blocks/consent/schema.ts'
import { partsOf } from '../blocks/filled.ts'
import { type PlaceSetting, placeRules } from '../blocks/place/schema.ts'
import { momentRules } from '../blocks/timeline/schema.ts'
import { monthsAfter, showDay } from '../calendar.ts'
import { minutesBetween } from '../clock.ts'
import type { EarlierConsent, Finding } from './finding.ts'
import { type BlockInView, blocksNamed, type Check, idOf, inBlock, type NoteInView, nowhere } from './noteInView.ts'

/** A decision on one kind of consent, in this note or an earlier one. */
interface Decision extends EarlierConsent {
  readonly block: BlockInView | null
  readonly withdrawnAt: string | null
}

/** Consent to what the note records as done is there, was not withdrawn, and had not run out on the note's day. */
export const checkConsents: Check = (note) => [
  ...(note.isDosed ? consentTo(note, 'ketamine_treatment', 'A dose is recorded', blocksNamed(note, 'dose')) : []),
  ...(touches(note).length > 0
    ? consentTo(
        note,
        'touch',
        'Touch is recorded',
        touches(note).map(({ block }) => block),
      )
    : []),
  ...touchAfterWithdrawal(note),
  ...ofThePlace(note, 'remote', 'telehealth', 'The session was remote'),
  ...ofThePlace(note, 'home', 'home_dosing', 'The session was at the client’s home'),
]

function ofThePlace(note: NoteInView, setting: PlaceSetting, kind: ConsentKind, because: string): Finding[] {
  const places = blocksNamed(note, 'place').filter(
    ({ node }) => readAttributes(placeRules, node.attrs).setting === setting,
  )
  return places.length === 0 ? [] : consentTo(note, kind, because, places)
}

function consentTo(note: NoteInView, kind: ConsentKind, because: string, near: readonly BlockInView[]): Finding[] {
  const [last] = decisionsOn(note, kind).slice(-1)
  const name = consentKindNames[kind]
  const place = last?.block ?? blocksNamed(note, 'consent')[0] ?? near[0]
  const say = (finding: Pick<Finding, 'code' | 'words' | 'severity'>): Finding[] => [
    place === undefined ? nowhere({ ...finding, about: kind }) : inBlock(place, { ...finding, about: kind }),
  ]
  if (last === undefined) {
    const words = `${because}, and no consent to ${name} is recorded in this note or an earlier one.`
    return say({ code: 'consent_missing', severity: 'missing', words })
  }
  const ended = endOf(last, note.around.occurredOn)
  return ended === null ? [] : say({ code: 'consent_ended', severity: 'look', words: `Consent to ${name} ${ended}.` })
}

/** Why a decision does not hold on a day, in words; null where it does. */
function endOf({ status, on, validMonths, withdrawnOn, withdrawnAt }: Decision, day: string): string | null {
  if (status === 'declined') return `was declined on ${showDay(on)}`
  if (status === 'pending') return 'is still to be decided'
  if (status === 'withdrawn') {
    // Withdrawn in the course of this very session: until then it held.
    if (withdrawnAt !== null && (withdrawnOn ?? day) === day) return null
    return `was withdrawn on ${showDay(withdrawnOn ?? on)}`
  }
  const until = validMonths === null ? null : monthsAfter(on, validMonths)
  return until !== null && until < day ? `ran out on ${showDay(until)}` : null
}

/** All decisions on a kind, in the order of their days; what this note says comes after what others say of the same day. */
function decisionsOn(note: NoteInView, kind: ConsentKind): Decision[] {
  const earlier = note.around.consents
    .filter((one) => one.kind === kind)
    .map((one): Decision => ({ ...one, block: null, withdrawnAt: null }))
  const own = blocksNamed(note, 'consent').flatMap((block) =>
    deriveConsent(block.node).flatMap(({ row, node }): Decision[] => {
      if (row.kind !== kind || row.status === null) return []
      const { status, validMonths, withdrawnOn, withdrawnAt } = row
      const decided = { kind, status, on: row.on ?? note.around.occurredOn, validMonths, withdrawnOn, withdrawnAt }
      return [{ ...decided, block: { ...block, id: idOf(node) ?? block.id } }]
    }),
  )
  const dayOf = ({ on, withdrawnOn }: Decision) => (withdrawnOn !== null && withdrawnOn > on ? withdrawnOn : on)
  return [...earlier, ...own].toSorted((one, other) =>
    dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0,
  )
}

interface Touch {
  readonly block: BlockInView
  readonly at: string | null
}

const touches = (note: NoteInView): Touch[] =>
  blocksNamed(note, 'timeline').flatMap((block) =>
    partsOf(block.node, 'moment').flatMap((node): Touch[] => {
      const { id, at, technique } = readAttributes(momentRules, node.attrs)
      return technique === 'touch' ? [{ block: { ...block, id: id ?? block.id }, at }] : []
    }),
  )

function touchAfterWithdrawal(note: NoteInView): Finding[] {
  const [last] = decisionsOn(note, 'touch').slice(-1)
  const withdrawnAt = last?.status === 'withdrawn' && last.block !== null ? last.withdrawnAt : null
  if (withdrawnAt === null) return []
  return touches(note).flatMap(({ block, at }) =>
    at !== null && minutesBetween(withdrawnAt, at) > 0
      ? [
          inBlock(block, {
            code: 'touch_after_withdrawal',
            severity: 'look',
            words: `Touch is recorded at ${at}, after consent to it was withdrawn at ${withdrawnAt}.`,
          }),
        ]
      : [],
  )
}
