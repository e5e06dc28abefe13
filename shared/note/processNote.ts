import { defaultSettings } from '../practice/defaults.ts'
import { blockOffers } from './blocks/offers.ts'
import type { NoteNode } from './noteJson.ts'

/**
 * What psychotherapy notes exclude, by the words of their definition (45 CFR 164.501). What is excluded is part of the chart
 * wherever it is written, so that a process note which holds it stops being one.
 */
export const exclusions = {
  medication: 'medicines, their prescription and monitoring',
  times: 'when a session began and ended, and what was done in it',
  tests: 'results of tests',
  summary: 'a summary of diagnosis, function, plan, symptoms, prognosis or progress',
} as const
export type Exclusion = keyof typeof exclusions

/** By the name of the block's node; null for what may stand in a process note. A checklist is judged by which list it is. */
export const exclusionOfBlock: Readonly<Record<string, Exclusion | null>> = {
  dose: 'medication',
  vitals: 'medication',
  adverseEffects: 'medication',
  discharge: 'medication',
  medicines: 'medication',
  timeline: 'times',
  scale: 'tests',
  measure: 'tests',
  cssrs: 'tests',
  goal: 'summary',
  progress: 'summary',
  action: 'summary',
  openActions: 'summary',
  decision: 'summary',
  checklist: null,
  insight: null,
  consent: null,
  place: null,
}

type Block = Pick<NoteNode, 'type' | 'attrs'>

/** Why a block does not belong in a process note, or null where it may stand there. A list of the template's is clinical. */
export function exclusionOf({ type, attrs }: Block): Exclusion | null {
  if (type === 'checklist' && typeof attrs?.list === 'string') return 'summary'
  return Object.hasOwn(exclusionOfBlock, type) ? (exclusionOfBlock[type] ?? null) : null
}

/** A block as it begins: which kind it is does not rest on what the practice decides. */
const begun = (make: (typeof blockOffers)[number]['make']) => make(() => 'new', defaultSettings)

/** What is offered to insert into a process note: nothing that the law excludes from one. */
export const processNoteOffers = blockOffers.filter(({ make }) => exclusionOf(begun(make)) === null)

/** The blocks of a note that do not belong in a process note, each kind once, in the order of the text. */
export function excludedBlocks(blocks: readonly Block[]): { label: string; why: Exclusion }[] {
  const found = new Map<string, Exclusion>()
  for (const block of blocks) {
    const why = exclusionOf(block)
    if (why !== null && !found.has(labelOf(block))) found.set(labelOf(block), why)
  }
  return [...found].map(([label, why]) => ({ label, why }))
}

/** What a block is called where it is offered. */
function labelOf(block: Block): string {
  const offered = blockOffers.map(({ label, make }) => ({ label, made: begun(make) }))
  const ofType = offered.filter(({ made }) => made.type === block.type)
  const same = ofType.find(({ made }) => whichOf(made) === whichOf(block))
  return (same ?? ofType[0])?.label ?? block.type
}

/** Which scale, list or decision it is, where one kind of block stands for several. */
const whichOf = ({ attrs }: Block) => attrs?.instrument ?? attrs?.list ?? attrs?.matter ?? null
