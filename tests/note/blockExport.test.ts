import { describe, expect, it } from 'vitest'
import { blockNames } from '../../shared/note/blocks/nodes.ts'
import { blockOffers } from '../../shared/note/blocks/offers.ts'
import { blockKinds } from '../../shared/note/blocks/registry.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import { childrenOf, type NoteNode } from '../../shared/note/noteJson.ts'
import { isEmptySection } from '../../shared/note/sections.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { cellsOf, everyPart, fullSample, isLine, sampleOf, valueFor } from './blockSamples.ts'

const sectionOf = (block: NoteNode, required = true): NoteNode => ({
  type: 'section',
  attrs: { title: 'Section', required },
  content: [block, { type: 'paragraph' }],
})
const exported = (block: NoteNode) => toMarkdown({ type: 'doc', content: [sectionOf(block)] }, { title: 'Note' })

function without(block: NoteNode, id: string, cell: string): NoteNode {
  const { [cell]: left, ...rest } = block.attrs ?? {}
  return block.attrs?.id === id
    ? { ...block, attrs: rest }
    : { ...block, content: childrenOf(block).map((child) => without(child, id, cell)) }
}

/** What the machine keeps for itself: which member, which item of which list, and the stamp that only a difference shows. */
const machine = [
  'timeline moment observer',
  'timeline moment recordedAt',
  'dose doseRow recordedAt',
  'vitals vitalsRow recordedAt',
  'adverseEffects effectRow onsetRecordedAt',
  'adverseEffects effectRow resolvedRecordedAt',
  'checklist checkItem markedBy',
]
const ofTheList = ['checklist checkItem markedAt', 'checklist checkItem key', 'checklist checklist list']

const cells = blockNames.flatMap((block) =>
  everyPart(sampleOf(block, 1)).flatMap(({ type, attrs }) =>
    cellsOf(type)
      .filter((cell) => ![...machine, ...ofTheList].includes(`${block} ${type} ${cell}`))
      .map((cell) => ({ block, part: type, id: String(attrs?.id), cell })),
  ),
)
/** No cell has more words to choose from, and some show only with one of them: a medicine's name with ‘other medicine’. */
const ways = Array.from({ length: 20 }, (_, way) => way)

describe('the Markdown of a note', () => {
  it.each(cells)('holds what was entered as $cell of a $part', ({ block, id, cell }) => {
    const shows = ways.some(
      (way) => exported(fullSample(block, way)) !== exported(without(fullSample(block, way), id, cell)),
    )
    expect(shows).toBe(true)
  })

  it.each(blockNames.map((block) => ({ block })))('holds the words of every line of a $block', ({ block }) => {
    const lines = everyPart(sampleOf(block, 1)).filter(({ type }) => isLine(type))
    for (const { type } of lines) expect(exported(fullSample(block, 0))).toContain(`words of ${type}`)
  })

  it.each(blockNames.map((block) => ({ block })))('of a $block is the same for the same text', ({ block }) => {
    expect(blockKinds.get(block)).toBeDefined()
    expect(exported(fullSample(block, 1))).toBe(exported(fullSample(block, 1)))
  })
})

describe('a block as it is inserted', () => {
  const offers = blockOffers.map((offer) => ({ key: offer.key, offer }))

  it.each(offers)('leaves its required section empty, which says so: $key', ({ offer }) => {
    const block = offer.make(() => 'same', defaultSettings)
    expect(isEmptySection(sectionOf(block))).toBe(true)
    expect(exported(block)).toBe('# Note\n\n## Section\n\nNot recorded\n')
    expect(everyPart(block).every(({ attrs }) => typeof attrs?.id === 'string')).toBe(true)
  })

  it.each(offers)('is not empty any more with any one cell or word: $key', ({ offer }) => {
    const block = offer.make(() => 'same', defaultSettings)
    for (const part of everyPart(block)) {
      for (const cell of cellsOf(part.type)) {
        const passes = [...notAnswers, ...(notAsked[offer.key] ?? [])]
        if (part.attrs?.[cell] !== undefined || passes.includes(`${part.type} ${cell}`)) continue
        const filled = replace(block, part, {
          ...part,
          attrs: { ...part.attrs, [cell]: valueFor(part.type, cell, 0, 'x') },
        })
        expect(isEmptySection(sectionOf(filled)), `${part.type} ${cell}`).toBe(false)
      }
      if (!isLine(part.type)) continue
      const written = replace(block, part, { ...part, content: [{ type: 'text', text: 'word' }] })
      expect(isEmptySection(sectionOf(written)), part.type).toBe(false)
    }
  })
})

/** A plan for readings is no reading, where an item or a value came from is no answer, and not every scale has twenty items. */
const plans = ['vitals sedationScale', 'vitals dueAt', 'vitals dueEvery', 'checklist list', 'checklist title']
const stamps = [
  'doseRow recordedAt',
  'vitalsRow recordedAt',
  'effectRow onsetRecordedAt',
  'effectRow resolvedRecordedAt',
]
const asked = ['checklist answers', 'checkItem key', 'scale recall', 'scale cutPoint', 'cssrs recall']
const fromElsewhere = ['medicineRow carriedFrom', 'dose weightCarriedFrom']
const notAnswers = [...plans, ...stamps, ...fromElsewhere, ...asked]
const itemsFrom = (first: number) => Array.from({ length: 21 - first }, (_, index) => `scale q${first + index}`)
const notAsked: Readonly<Record<string, readonly string[]>> = {
  phq9: itemsFrom(10),
  gad7: [...itemsFrom(8), 'scale difficulty'],
  pcl5: ['scale difficulty'],
}

const replace = (node: NoteNode, part: NoteNode, by: NoteNode): NoteNode =>
  node === part ? by : { ...node, content: childrenOf(node).map((child) => replace(child, part, by)) }
