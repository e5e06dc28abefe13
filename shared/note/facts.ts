import type { TextFacts } from '../api/facts.ts'
import { hasAdverseEffect } from './blocks/adverseEffects/derive.ts'
import { deriveDose } from './blocks/dose/derive.ts'
import { deriveScale } from './blocks/scale/derive.ts'
import { minutesBetween } from './clock.ts'
import { childrenOf, type NoteNode } from './noteJson.ts'
import { listSections } from './sections.ts'

/**
 * Counts what lists show of a note: a function of its text alone, of numbers and choices only. It reads whatever is there
 * and never throws.
 */
export function factsOfText(note: NoteNode): TextFacts {
  const blocks = childrenOf(note).flatMap((section) => (section.type === 'section' ? childrenOf(section) : []))
  const scales = blocks.filter(({ type }) => type === 'scale').map(deriveScale)
  const total = (instrument: 'phq9' | 'gad7') =>
    scales.find((one) => one.scale.instrument === instrument && one.total !== null)?.total ?? null
  return {
    dose: doseOf(blocks),
    requiredEmpty: listSections(note).filter(({ required, empty }) => required === true && empty).length,
    phq9: total('phq9'),
    gad7: total('gad7'),
    lookFirst: scales.some(({ lookFirst }) => lookFirst !== null),
    adverseEffects: blocks.some((block) => block.type === 'adverseEffects' && hasAdverseEffect(block)),
  }
}

/** A note has one dose block as a rule; of several, what was given is added up and the earliest giving counts. */
function doseOf(blocks: readonly NoteNode[]): TextFacts['dose'] {
  const given = blocks
    .filter(({ type }) => type === 'dose')
    .map(deriveDose)
    .filter(({ totalGiven }) => totalGiven !== null && totalGiven > 0)
  if (given.length === 0) return null
  const sum = given.reduce((total, { totalGiven }) => total + (totalGiven ?? 0), 0)
  const times = given.flatMap(({ timeZero }) => (timeZero === null ? [] : [timeZero]))
  const [first, ...later] = times
  return {
    // Tenths of milligrams do not add up in binary.
    given: Math.round(sum * 1000) / 1000,
    route: given.find(({ dose }) => dose.route !== null)?.dose.route ?? null,
    at: first === undefined ? null : later.reduce((at, time) => (minutesBetween(at, time) < 0 ? time : at), first),
  }
}
