import { describe, expect, it } from 'vitest'
import { blockOffers } from '../../shared/note/blocks/offers.ts'
import { blockKinds } from '../../shared/note/blocks/registry.ts'
import { excludedBlocks, exclusionOfBlock, processNoteOffers } from '../../shared/note/processNote.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { processNote } from '../../shared/templates/processNote.ts'

describe('a process note', () => {
  it('knows of every kind of block whether the law lets it stand there', () => {
    expect(Object.keys(exclusionOfBlock).toSorted()).toEqual([...blockKinds.keys()].toSorted())
  })

  it('names what it holds of the chart, each kind once, as it is called where it is offered', () => {
    const made = (key: string) =>
      blockOffers.find((offer) => offer.key === key)?.make(() => 'id', defaultSettings) ?? { type: 'none' }
    const blocks = ['insight', 'gad7', 'dose', 'phq9', 'dose', 'contraindications', 'nextDose', 'goal'].map(made)
    expect(excludedBlocks([{ type: 'paragraph' }, ...blocks, { type: 'toString' }])).toEqual([
      { label: 'GAD-7', why: 'tests' },
      { label: 'Dose', why: 'medication' },
      { label: 'PHQ-9', why: 'tests' },
      { label: made('contraindications').attrs?.title, why: 'summary' },
      { label: blockOffers.find(({ key }) => key === 'nextDose')?.label, why: 'summary' },
      { label: 'Goal', why: 'summary' },
    ])
  })

  it('is offered nothing that belongs in the chart, and begins with none of it', () => {
    expect(processNoteOffers.map(({ key }) => key)).toEqual(['insight', 'place', 'consent', 'checklist'])
    expect(processNote.sections.flatMap(({ blocks }) => blocks)).toEqual([])
  })
})
