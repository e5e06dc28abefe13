import type { PracticeSettings } from '../api/practice.ts'
import { blockOffers } from '../note/blocks/offers.ts'
import type { NoteNode } from '../note/noteJson.ts'
import { defaultSettings } from '../practice/defaults.ts'
import type { WrittenSection } from './content.ts'
import type { Template, TemplateSection } from './template.ts'

/** The sections of a template that comes with the program, with their text: for a new note, a preview or a copy. */
export const writtenSections = (
  { sections }: Pick<Template, 'sections'>,
  newId: () => string,
  practice: PracticeSettings,
): WrittenSection[] =>
  sections.map((section) => {
    const { key, title, guidance, required, answeredBy } = section
    return { key, title, guidance, required, answeredBy, source: null, content: textOf(section, newId, practice) }
  })

/** A line for the first words and the blocks, in the section's order. */
function textOf({ blocks, prose }: TemplateSection, newId: () => string, practice: PracticeSettings): NoteNode[] {
  const made = blocks.flatMap((key) => blockOffers.find((offer) => offer.key === key)?.make(newId, practice) ?? [])
  const line: NoteNode = { type: 'paragraph' }
  return prose === 'after' ? [...made, line] : [line, ...made]
}

/**
 * What a copy of a template is made under, so that its blocks go on following the practice in what the practice decides for
 * all of them: no plan for readings and no cut point is taken over as a preset. Lists of items are taken over.
 */
export const unsettled = (practice: PracticeSettings): PracticeSettings => ({
  ...defaultSettings,
  contraindications: practice.contraindications,
  vitalsPresets: [],
  pcl5CutPoint: null,
})
