import type { VitalsRanges } from '../api/practice.ts'
import { deriveAdverseEffects } from '../note/blocks/adverseEffects/derive.ts'
import { severityNames } from '../note/blocks/adverseEffects/schema.ts'
import { deriveTimeline } from '../note/blocks/timeline/derive.ts'
import { deriveVitals } from '../note/blocks/vitals/derive.ts'
import { lookFirstIn } from '../note/lookFirst.ts'
import { childrenOf, type NoteNode, textOf } from '../note/noteJson.ts'
import { listSections } from '../note/sections.ts'
import { describeOutside, vitalsOutside } from '../practice/vitals.ts'

/** Something that a reviewer looks at before the rest, with where it stands. */
export interface FirstLine {
  kind: 'risk' | 'adverse_effect' | 'touch' | 'vitals' | 'late_entry' | 'empty_section'
  words: string
  sectionId: string | null
}

/** Of each kind at most; more are counted in one line. */
const ofEach = 4
const LONGEST = 120

/**
 * What a reviewer should see first: item 9 and what else asks for a look, adverse effects, touch, readings outside the
 * practice's range, moments that were written down later, and required sections that are empty. It judges nothing, reads
 * whatever is there and never throws.
 */
export function firstLines(note: NoteNode, ranges: VitalsRanges | null): FirstLine[] {
  const sections = listSections(note)
  const lines = sections.flatMap((section) => linesOf(section, ranges))
  const empty = sections
    .filter(({ required, empty: isEmpty }) => required === true && isEmpty)
    .map(({ id, title }): FirstLine => ({ kind: 'empty_section', words: `‘${title ?? ''}’ is empty`, sectionId: id }))
  return kinds.flatMap((kind) => atMost([...lines, ...empty].filter((line) => line.kind === kind)))
}

const kinds: readonly FirstLine['kind'][] = ['risk', 'adverse_effect', 'touch', 'vitals', 'late_entry', 'empty_section']

type Section = ReturnType<typeof listSections>[number]

function linesOf({ node, id, key }: Section, ranges: VitalsRanges | null): FirstLine[] {
  const line = (kind: FirstLine['kind']) => (words: string) => ({ kind, words: shortened(words), sectionId: id })
  const blocks = childrenOf(node)
  const touch = key === 'touch' ? textOf({ type: 'section', content: [...blocks] }).trim() : ''
  return [
    ...blocks.flatMap((block) => lookFirstIn(block)?.words ?? []).map(line('risk')),
    ...blocks.flatMap(effectsIn).map(line('adverse_effect')),
    ...(touch === '' ? [] : [line('touch')(`Touch: ${touch.replaceAll(/\s+/g, ' ')}`)]),
    ...(ranges === null ? [] : blocks.flatMap((block) => outsideIn(block, ranges)).map(line('vitals'))),
    ...blocks.flatMap(lateIn).map(line('late_entry')),
  ]
}

const effectsIn = (block: NoteNode): string[] =>
  block.type !== 'adverseEffects'
    ? []
    : deriveAdverseEffects(block).rows.map(({ row, words }) => {
        const named = words.map(textOf).join(' ').trim() || 'An adverse effect'
        const degree = [
          row.severity === null ? null : severityNames[row.severity].toLowerCase(),
          row.serious === true ? 'serious' : null,
        ].filter((part) => part !== null)
        return degree.length === 0 ? named : `${named}, ${degree.join(', ')}`
      })

const outsideIn = (block: NoteNode, ranges: VitalsRanges): string[] =>
  block.type !== 'vitals'
    ? []
    : deriveVitals(block, null).rows.flatMap(({ row }) => {
        const marks = vitalsOutside(row, ranges).map(describeOutside)
        return marks.length === 0 ? [] : [[row.at, ...marks].filter((part) => part !== null).join(', ')]
      })

const lateIn = (block: NoteNode): string[] =>
  block.type !== 'timeline'
    ? []
    : deriveTimeline(block).flatMap(({ moment, recordedLater }) =>
        recordedLater === null ? [] : [`A moment of ${moment.at} was written down at ${recordedLater}`],
      )

function atMost(lines: FirstLine[]): FirstLine[] {
  const shown = lines.slice(0, ofEach)
  const [first] = lines
  const more = lines.length - shown.length
  if (more === 0 || !first) return shown
  return [...shown, { kind: first.kind, words: `and ${more} more`, sectionId: lines[ofEach]?.sectionId ?? null }]
}

const shortened = (words: string): string => (words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`)
