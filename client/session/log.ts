import type { VitalsRanges } from '../../shared/api/practice.ts'
import { readAttributes, type Values } from '../../shared/note/attributes.ts'
import { deriveAdverseEffects } from '../../shared/note/blocks/adverseEffects/derive.ts'
import { severityNames } from '../../shared/note/blocks/adverseEffects/schema.ts'
import { deriveDose, showMilligrams } from '../../shared/note/blocks/dose/derive.ts'
import { describeKind } from '../../shared/note/blocks/dose/describe.ts'
import type { doseRowRules } from '../../shared/note/blocks/dose/schema.ts'
import { isUnfilled } from '../../shared/note/blocks/filled.ts'
import { derivePlace } from '../../shared/note/blocks/place/derive.ts'
import { deriveTimeline, momentOrder } from '../../shared/note/blocks/timeline/derive.ts'
import { techniqueNames } from '../../shared/note/blocks/timeline/schema.ts'
import { deriveVitals } from '../../shared/note/blocks/vitals/derive.ts'
import { showPressure } from '../../shared/note/blocks/vitals/describe.ts'
import { vitalsRowRules } from '../../shared/note/blocks/vitals/schema.ts'
import { type ClockReading, elapsed, readingOf } from '../../shared/note/clock.ts'
import { type NoteNode, ownWordsOf } from '../../shared/note/noteJson.ts'
import { describeOutside, vitalsOutside } from '../../shared/practice/vitals.ts'
import { capital } from '../ui/numbers.ts'
import { joined } from './joined.ts'
import type { SessionBlocks } from './reading.ts'
import { routeInShort } from './routeInShort.ts'

/** One line of what happened. Plain values alone, so that a line that says the same is not drawn again. */
export interface LogEntry {
  id: string
  at: string | null
  /** When it was written down, where that is kept. */
  recordedAt: string | null
  /** `T+17`, `before`, or empty. */
  elapsed: string
  kind: 'dose' | 'vitals' | 'effect' | 'moment'
  /** What it is, in muted words before the rest: `Booster`, `Guided imagery`. */
  lead: string
  words: string
  /** The words are somebody's own. */
  said: boolean
  /** A mark: its words are still to come. */
  waits: boolean
  observerId: string | null
  observerName: string | null
}

/** The clock time of the first dose as the note has it, that with its stamp, and the row it comes from. */
export interface TimeZero {
  at: string | null
  reading: ClockReading | null
  row: Values<typeof doseRowRules> | null
}

/** T+0 of the session: from the first dose block that has one. All null while no given dose has a time. */
export function timeZeroIn({ dose }: SessionBlocks): TimeZero {
  for (const block of dose) {
    const { timeZero: at, zero: reading, timeZeroRow: row } = deriveDose(block)
    if (at !== null) return { at, reading, row }
  }
  return { at: null, reading: null, row: null }
}

/**
 * Doses, readings, effects and moments of the session in one line of time, the newest last. What lies outside the
 * practice's ranges says so.
 */
export function logOf(blocks: SessionBlocks, ranges: VitalsRanges | null = null): LogEntry[] {
  const { reading: timeZero } = timeZeroIn(blocks)
  const entries = [
    ...blocks.dose.flatMap(doses),
    ...blocks.vitals.flatMap((block) => readings(block, timeZero, ranges)),
    ...blocks.adverseEffects.flatMap(effects),
    ...blocks.timeline.flatMap(moments),
  ]
  return momentOrder(entries.map(readingOf)).flatMap((index) => {
    const entry = entries[index]
    return entry ? [{ ...entry, elapsed: elapsed(timeZero, readingOf(entry)) }] : []
  })
}

const plain = { recordedAt: null, elapsed: '', said: false, waits: false, observerId: null, observerName: null }

/** What was given, and nothing that was only ordered. */
function doses(block: NoteNode): LogEntry[] {
  const { dose, rows } = deriveDose(block)
  return rows.flatMap(({ row, node }): LogEntry[] => {
    if (row.id === null || row.at === null) return []
    const route = row.kind === 'other' || dose.route === null ? '' : ` ${routeInShort[dose.route]}`
    const amount = row.given === null ? '' : `${showMilligrams(row.given)}${route}`
    const by = row.givenBy && `by ${row.givenBy}`
    const words = joined(amount, row.rate !== null && `${row.rate} ml/h`, by, ownWordsOf(node))
    const { id, at, recordedAt } = row
    return [{ ...plain, id, at, recordedAt, kind: 'dose', lead: describeKind(row.kind, row.medicine), words }]
  })
}

function readings(block: NoteNode, timeZero: ClockReading | null, ranges: VitalsRanges | null): LogEntry[] {
  return deriveVitals(block, timeZero).rows.flatMap(({ row, node }): LogEntry[] => {
    if (row.id === null || isUnfilled(node, vitalsRowRules, ['at', 'recordedAt'])) return []
    const words = joined(
      row.notTaken === true && 'not taken',
      showPressure(row),
      row.pulse !== null && `pulse ${row.pulse}`,
      row.spo2 !== null && `SpO₂ ${row.spo2}`,
      row.respiration !== null && `resp. ${row.respiration}`,
      row.sedation !== null && `sedation ${row.sedation}`,
      ...(ranges === null ? [] : vitalsOutside(row, ranges).map(describeOutside)),
      ownWordsOf(node),
    )
    const { id, at, recordedAt } = row
    return [{ ...plain, id, at, recordedAt, kind: 'vitals', lead: 'Vitals', words }]
  })
}

function effects(block: NoteNode): LogEntry[] {
  return deriveAdverseEffects(block).rows.flatMap(({ row, words }): LogEntry[] => {
    if (row.id === null) return []
    const said = joined(
      words.map(ownWordsOf).join(' '),
      row.severity && severityNames[row.severity],
      row.serious === true && 'serious',
      row.resolvedAt && `over at ${row.resolvedAt}`,
    )
    return [{ ...plain, id: row.id, at: row.onsetAt, kind: 'effect', lead: 'Adverse effect', words: said }]
  })
}

function moments(block: NoteNode): LogEntry[] {
  return deriveTimeline(block).flatMap(({ moment, node, waitsForWords }): LogEntry[] => {
    if (moment.id === null || (moment.at === null && ownWordsOf(node) === '')) return []
    const entry = {
      id: moment.id,
      at: moment.at,
      recordedAt: moment.recordedAt,
      elapsed: '',
      lead: moment.technique === null ? '' : capital(techniqueNames[moment.technique]),
      words: ownWordsOf(node),
      said: moment.kind === 'said',
      waits: waitsForWords,
      observerId: moment.observer,
      observerName: moment.observerName,
    }
    return [{ ...entry, kind: 'moment' }]
  })
}

/** What was given of the product, the first and what came after it, and the row in which the first dose is to be recorded. */
export function dosesIn({ dose }: SessionBlocks) {
  const rows = dose.flatMap((block) => {
    const { dose: cells, rows } = deriveDose(block)
    return rows.flatMap(({ row }) => (row.kind === 'other' ? [] : [{ ...row, route: cells.route }]))
  })
  const given = rows.filter((row) => row.given !== null && row.given > 0 && row.at !== null)
  const inOrder = momentOrder(given.map(readingOf)).flatMap((index) => given[index] ?? [])
  return {
    first: inOrder[0] ?? null,
    later: inOrder.slice(1),
    open: rows.find((row) => row.id !== null && (row.at === null || row.given === null)) ?? null,
  }
}
export type GivenDose = NonNullable<ReturnType<typeof dosesIn>['first']>

/** When the next reading is meant to be, and when the last one was. */
export function vitalsIn({ vitals }: SessionBlocks, timeZero: ClockReading | null) {
  const derived = vitals.map((block) => deriveVitals(block, timeZero))
  const read = derived.flatMap(({ rows }) =>
    rows.filter(({ row, node }) => row.at !== null && !isUnfilled(node, vitalsRowRules, ['at', 'recordedAt'])),
  )
  return {
    nextDue: derived.find(({ nextDue }) => nextDue !== null)?.nextDue ?? null,
    last: read.at(-1)?.row.at ?? null,
    sedationScale:
      derived.find(({ vitals: { sedationScale } }) => sedationScale !== null)?.vitals.sedationScale ?? null,
  }
}

/** Where the session takes place and whom to call, from the note's block for it; null cells where it has none. */
export function placeIn({ place }: SessionBlocks) {
  const [found] = place.map(derivePlace)
  return { place: found?.place ?? null, address: found?.address ?? '' }
}

/** A row of the note as its rules read it; null where it is gone. */
export function rowIn<Rules extends Parameters<typeof readAttributes>[0]>(
  blocks: readonly NoteNode[],
  rules: Rules,
  id: string | null,
): Values<Rules> | null {
  const row = blocks.flatMap(({ content }) => content ?? []).find(({ attrs }) => id !== null && attrs?.id === id)
  return row ? readAttributes(rules, row.attrs) : null
}
