import { deriveDose } from '../blocks/dose/derive.ts'
import { deriveMedicines } from '../blocks/medicines/derive.ts'
import { deriveScale } from '../blocks/scale/derive.ts'
import { deriveTimeline } from '../blocks/timeline/derive.ts'
import { showDay } from '../calendar.ts'
import { childrenOf, isWordless } from '../noteJson.ts'
import { isOnRisk } from '../risk.ts'
import type { Finding } from './finding.ts'
import { blocksNamed, type Check, idOf, inBlock, type NoteInView, nowhere } from './noteInView.ts'

/** Required sections in which nobody has written. */
export const checkSections: Check = (note) =>
  note.sections
    .filter(({ required, empty }) => required === true && empty)
    .map(({ id, title }) =>
      nowhere({
        code: 'section_empty',
        severity: 'missing',
        words: `‘${title ?? 'A section'}’ is required, and nothing is written in it.`,
        sectionId: id,
      }),
    )

/** Marks whose words never came. */
export const checkMarks: Check = (note) =>
  blocksNamed(note, 'timeline').flatMap((block) =>
    deriveTimeline(block.node)
      .filter(({ waitsForWords }) => waitsForWords)
      .map(({ moment, node }) =>
        inBlock(block, {
          code: 'mark_without_words',
          severity: 'missing',
          words: `The mark at ${moment.at} still has no words.`,
          itemId: idOf(node) ?? block.id,
        }),
      ),
  )

/** Questionnaires that were begun, and item 9 of a PHQ-9 above 0 without a word on risk. */
export const checkScales: Check = (note) =>
  blocksNamed(note, 'scale').flatMap((block): Finding[] => {
    const { scale, answered, lookFirst } = deriveScale(block.node)
    const isBegun = answered > 0 && answered < scale.items.length
    return [
      ...(isBegun
        ? [
            inBlock(block, {
              code: 'scale_incomplete',
              severity: 'look',
              words: `${scale.name} has ${answered} of ${scale.items.length} items answered, and so no total.`,
            }),
          ]
        : []),
      ...(lookFirst !== null && !hasWordsOnRisk(note, block.sectionId)
        ? [
            inBlock(block, {
              code: 'item_9_without_words',
              severity: 'missing',
              words: `${lookFirst}, and no word is written on risk.`,
            }),
          ]
        : []),
    ]
  })

/** In the note's sections on risk, by their keys; where it has none, beside the scale. Cells and marks are no words here. */
function hasWordsOnRisk({ sections }: NoteInView, besideId: string | null): boolean {
  const onRisk = sections.filter(({ key }) => isOnRisk(key))
  const asked = onRisk.length > 0 ? onRisk : sections.filter(({ id }) => id === besideId)
  return asked.some(({ node }) => childrenOf(node).some((child) => !isWordless(child)))
}

/** What was carried over from an earlier note and nobody has confirmed. */
export const checkCarried: Check = (note) => [
  ...blocksNamed(note, 'medicines').flatMap((block): Finding[] => {
    const carried = deriveMedicines(block.node).rows.filter(({ isCarried }) => isCarried)
    const [first] = carried
    if (first === undefined) return []
    const count = carried.length === 1 ? 'A medicine was' : `${carried.length} medicines were`
    const words = `${count} carried over from ${dayOf(first.row.carriedFrom)} and not confirmed.`
    const itemId = idOf(first.node) ?? block.id
    return [inBlock(block, { code: 'carried_not_confirmed', severity: 'look', words, itemId })]
  }),
  ...blocksNamed(note, 'dose').flatMap((block): Finding[] => {
    const { dose } = deriveDose(block.node)
    if (dose.weightCarriedFrom === null) return []
    const words = `The weight was carried over from ${dayOf(dose.weightCarriedFrom)} and not confirmed.`
    return [inBlock(block, { code: 'carried_not_confirmed', severity: 'look', words })]
  }),
]

const dayOf = (day: string | null) => (day === null ? 'an earlier note' : showDay(day))
