import { readAttributes } from './attributes.ts'
import { doseRules } from './blocks/dose/schema.ts'
import { deriveMedicines } from './blocks/medicines/derive.ts'
import { childrenOf, type NoteNode, textOf } from './noteJson.ts'
import { listSections } from './sections.ts'

/** What other notes of the case take over from a note. What the note does not say is null. */
export interface NoteCarried {
  readonly allergies: string | null
  readonly intention: string | null
  readonly medicines: {
    readonly noneTaken: boolean
    readonly items: readonly {
      readonly id: string
      readonly name: string
      readonly dose: string | null
      readonly since: string | null
      readonly stopped: string | null
      readonly comment: string
      /** Nobody has confirmed it in this note: the day of the one that it came from. */
      readonly carriedFrom: string | null
    }[]
  } | null
  readonly weight: { readonly weight: number; readonly unit: 'kg' | 'lb'; readonly measuredOn: string | null } | null
}

const wordsAtMost = 4_000
const medicinesAtMost = 200

/** Finds what other notes take over: a function of the text alone. */
export function carriedOfText(note: NoteNode): NoteCarried {
  const sections = listSections(note)
  const wordsOf = (key: string): string | null => {
    const section = sections.find((one) => one.key === key)
    const words = section === undefined ? '' : textOf(section.node).trim()
    return words === '' ? null : words.slice(0, wordsAtMost)
  }
  const blocks = sections.flatMap(({ node }) => childrenOf(node))
  return {
    allergies: wordsOf('allergies'),
    intention: wordsOf('intention'),
    medicines: medicinesOf(blocks),
    weight: weightOf(blocks),
  }
}

function medicinesOf(blocks: readonly NoteNode[]): NoteCarried['medicines'] {
  for (const block of blocks.filter(({ type }) => type === 'medicines')) {
    const { medicines, rows } = deriveMedicines(block)
    // A list of which somebody confirmed a part counts whole: to leave the rest out would lose it.
    if (rows.length > 0 && rows.every(({ isCarried }) => isCarried)) continue
    const items = rows.flatMap(({ row, node }) =>
      row.id === null || (row.name ?? '') === ''
        ? []
        : [
            {
              id: row.id,
              name: row.name ?? '',
              dose: row.dose,
              since: row.since,
              stopped: row.stopped,
              comment: textOf(node).trim(),
              carriedFrom: row.carriedFrom,
            },
          ],
    )
    if (items.length > 0 || medicines.noneTaken === true) {
      return { noneTaken: medicines.noneTaken === true && items.length === 0, items: items.slice(0, medicinesAtMost) }
    }
  }
  return null
}

function weightOf(blocks: readonly NoteNode[]): NoteCarried['weight'] {
  for (const block of blocks.filter(({ type }) => type === 'dose')) {
    const { weight, weightUnit, weightMeasuredOn, weightCarriedFrom } = readAttributes(doseRules, block.attrs)
    if (weight !== null && weight > 0 && weightCarriedFrom === null)
      return { weight, unit: weightUnit ?? 'kg', measuredOn: weightMeasuredOn }
  }
  return null
}
