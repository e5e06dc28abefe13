import type { Carried, CarriedMedicine } from '../api/carried.ts'
import type { ThreadItem } from '../api/threads.ts'
import { part } from './blocks/newRow.ts'
import { MAX_LABEL_LENGTH } from './nodes/itemLink.ts'
import { childrenOf, type NoteNode } from './noteJson.ts'

/** Goals and actions that one note takes over, each: beyond, the case's page is where they are looked through. */
const itemsAtMost = 100

/**
 * Brings what earlier notes of the case leave open into the sections of a new one: goals and actions as rows that name them,
 * the medicines that are taken, and the weight, as values that say from which day they come. Each goes into the first block that has
 * a place for it, once; what the template has no place for stays away. No sentence is copied but the first words of a goal
 * or action, by which its row is known in an export.
 */
export function carryOver(sections: readonly NoteNode[], carried: Carried, newId: () => string): NoteNode[] {
  const { goals, actions, medicines, weight } = carried
  const taken = takenNow(medicines?.items ?? [])
  const rows: Partial<Record<string, NoteNode[]>> = {
    progress: goals.slice(0, itemsAtMost).map((goal) => part('progressRow', newId, named(goal))),
    openActions: actions.slice(0, itemsAtMost).map((action) => part('openActionRow', newId, named(action))),
    medicines: taken.map((one) =>
      part('medicineRow', newId, medicineOf(one, one.carriedFrom ?? medicines?.occurredOn ?? null)),
    ),
  }
  const filled = new Set<string>()
  const fill = (block: NoteNode): NoteNode => {
    const own = rows[block.type] ?? []
    if (filled.has(block.type)) return block
    if (block.type === 'dose' && weight !== null) {
      filled.add('dose')
      const { weight: amount, unit, measuredOn, occurredOn } = weight
      const values = { weight: amount, weightUnit: unit, weightMeasuredOn: measuredOn, weightCarriedFrom: occurredOn }
      return { ...block, attrs: { ...block.attrs, ...values } }
    }
    if (own.length === 0) return block
    filled.add(block.type)
    return { ...block, content: own }
  }
  return sections.map((section) => ({ ...section, content: childrenOf(section).map(fill) }))
}

/** Of medicines those that nobody says were stopped. */
export const takenNow = (medicines: readonly CarriedMedicine[]): CarriedMedicine[] =>
  medicines.filter(({ stopped }) => stopped === null || stopped === '')

/** How much of each a new note takes over, where it has a place for it. */
export const countCarried = ({ goals, actions, medicines, weight }: Carried) => ({
  goals: Math.min(goals.length, itemsAtMost),
  actions: Math.min(actions.length, itemsAtMost),
  medicines: takenNow(medicines?.items ?? []).length,
  weight: weight !== null,
})

const named = ({ id, text }: ThreadItem) => ({ of: id, label: firstWords(text) })

/** As long as a label may be, without half of a sign at its end. */
function firstWords(text: string): string {
  if (text.length <= MAX_LABEL_LENGTH) return text
  return `${text.slice(0, MAX_LABEL_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

const medicineOf = ({ name, dose, since }: CarriedMedicine, carriedFrom: string | null) => ({
  name,
  dose,
  since,
  carriedFrom,
})
