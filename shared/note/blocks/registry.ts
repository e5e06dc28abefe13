import type { BlockWriter } from '../markdown/writer.ts'
import type { NoteNode } from '../noteJson.ts'
import { gad7 } from '../scales/gad7.ts'
import { phq9 } from '../scales/phq9.ts'
import type { Scale } from '../scales/scale.ts'
import { isEmptyDose } from './dose/derive.ts'
import { writeDose } from './dose/markdown.ts'
import { isEmptyScale } from './scale/derive.ts'
import { writeScale } from './scale/markdown.ts'
import { isEmptyTimeline } from './timeline/derive.ts'
import { writeTimeline } from './timeline/markdown.ts'

/** What a note needs to know of a kind of block, apart from its schema and its view. */
interface BlockKind {
  readonly isEmpty: (node: NoteNode) => boolean
  readonly write: BlockWriter
}

/** By the name of the block's node. */
export const blockKinds: ReadonlyMap<string, BlockKind> = new Map([
  ['dose', { isEmpty: isEmptyDose, write: writeDose }],
  ['timeline', { isEmpty: isEmptyTimeline, write: writeTimeline }],
  ['scale', { isEmpty: isEmptyScale, write: writeScale }],
])

/** A block as it is offered to insert, in the menu and to templates. */
interface BlockOffer {
  readonly key: BlockKey
  readonly label: string
  readonly hint: string
  /** What somebody might type to find it. */
  readonly words: readonly string[]
  /** A new block; `newId` gives an id that nobody has. */
  readonly make: (newId: () => string) => NoteNode
}

export const blockKeys = ['dose', 'timeline', 'phq9', 'gad7'] as const
type BlockKey = (typeof blockKeys)[number]

const scaleOffer = (scale: Scale, hint: string, words: readonly string[]): BlockOffer => ({
  key: scale.instrument,
  label: scale.name,
  hint,
  words,
  make: (newId) => ({ type: 'scale', attrs: { id: newId(), instrument: scale.instrument } }),
})

export const blockOffers: readonly BlockOffer[] = [
  {
    key: 'dose',
    label: 'Dose',
    hint: 'What was ordered and given',
    words: ['dose', 'ketamine', 'medicine', 'mg', 'booster'],
    make: (newId) => ({
      type: 'dose',
      attrs: { id: newId() },
      content: [{ type: 'doseRow', attrs: { id: newId() } }],
    }),
  },
  {
    key: 'timeline',
    label: 'Timeline',
    hint: 'What was said, seen and done, by the minute',
    words: ['timeline', 'moment', 'said', 'seen', 'did', 'time'],
    make: (newId) => ({ type: 'timeline', attrs: { id: newId() } }),
  },
  scaleOffer(phq9, 'Nine items on depression', ['phq', 'scale', 'depression', 'questionnaire']),
  scaleOffer(gad7, 'Seven items on anxiety', ['gad', 'scale', 'anxiety', 'questionnaire']),
]
