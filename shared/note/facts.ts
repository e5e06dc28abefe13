import { MAX_SCORES, type Score, type TextFacts } from '../api/facts.ts'
import { hasAdverseEffect } from './blocks/adverseEffects/derive.ts'
import { deriveConsent } from './blocks/consent/derive.ts'
import { deriveDose } from './blocks/dose/derive.ts'
import { deriveMeasure } from './blocks/measure/derive.ts'
import { blockKinds } from './blocks/registry.ts'
import { deriveScale } from './blocks/scale/derive.ts'
import { minutesBetween } from './clock.ts'
import { lookFirstIn } from './lookFirst.ts'
import { childrenOf, type NoteNode } from './noteJson.ts'
import { mostOf } from './scales/scale.ts'
import { listSections } from './sections.ts'

/**
 * Counts what lists show of a note: a function of its text alone, of numbers, choices and the names of measures only. It
 * reads whatever is there and never throws.
 */
export function factsOfText(note: NoteNode): TextFacts {
  const blocks = childrenOf(note).flatMap((section) => (section.type === 'section' ? childrenOf(section) : []))
  const scores = blocks.flatMap(scoreOf).slice(0, MAX_SCORES)
  const total = (measure: Score['measure']) => scores.find((one) => one.measure === measure)?.total ?? null
  return {
    dose: doseOf(blocks),
    requiredEmpty: listSections(note).filter(({ required, empty }) => required === true && empty).length,
    phq9: total('phq9'),
    gad7: total('gad7'),
    pcl5: total('pcl5'),
    scores,
    lookFirst: [...new Set(blocks.flatMap((block) => lookFirstIn(block)?.sign ?? []))],
    adverseEffects: blocks.some((block) => block.type === 'adverseEffects' && hasAdverseEffect(block)),
    recorded: isRecorded(blocks),
    consents: consentsOf(blocks),
  }
}

/** Kinds of blocks that say what happened to a client. */
const recording: readonly string[] = ['dose', 'vitals', 'timeline', 'adverseEffects']

const isRecorded = (blocks: readonly NoteNode[]): boolean =>
  blocks.some((block) => recording.includes(block.type) && blockKinds.get(block.type)?.isEmpty(block) === false)

/** The complete score of a scale, or the score of another measure that has a name; none for any other block. */
function scoreOf(block: NoteNode): Score[] {
  if (block.type === 'scale') {
    const { scale, total, cutPoint } = deriveScale(block)
    if (total === null) return []
    const { instrument, name } = scale
    return [
      { measure: instrument, name, total, least: 0, most: mostOf(scale), lowerIsBetter: true, cutPoint, on: null },
    ]
  }
  if (block.type !== 'measure') return []
  const { name, score, least, most, direction, assessedOn } = deriveMeasure(block).measure
  const called = name?.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) ?? ''
  if (score === null || called === '') return []
  const lowerIsBetter = direction === null ? null : direction === 'higher_worse'
  return [{ measure: 'other', name: called, total: score, least, most, lowerIsBetter, cutPoint: null, on: assessedOn }]
}

/** In UTF-16 code units. */
const LONGEST_NAME = 120

const consentsAtMost = 200

function consentsOf(blocks: readonly NoteNode[]): TextFacts['consents'] {
  const rows = blocks.filter(({ type }) => type === 'consent').flatMap(deriveConsent)
  return rows.slice(0, consentsAtMost).flatMap(({ row: { kind, status, on, validMonths, withdrawnOn } }) => {
    return kind === null || status === null ? [] : [{ kind, status, on, validMonths, withdrawnOn }]
  })
}

/** A note has one dose block as a rule; of several, what was given is added up and the earliest giving counts. */
function doseOf(blocks: readonly NoteNode[]): TextFacts['dose'] {
  const given = blocks
    .filter(({ type }) => type === 'dose')
    .map(deriveDose)
    .filter(({ totalGiven }) => totalGiven !== null && totalGiven > 0)
  if (given.length === 0) return null
  const sum = given.reduce((total, { totalGiven }) => total + (totalGiven ?? 0), 0)
  const times = given.flatMap(({ zero }) => zero ?? [])
  const [first, ...later] = times
  return {
    // Tenths of milligrams do not add up in binary.
    given: Math.round(sum * 1000) / 1000,
    route: given.find(({ dose }) => dose.route !== null)?.dose.route ?? null,
    at: first === undefined ? null : later.reduce((at, time) => (minutesBetween(at, time) < 0 ? time : at), first).at,
  }
}
