import { isEmptyAdverseEffects } from '../blocks/adverseEffects/derive.ts'
import { deriveDischarge, isEmptyDischarge } from '../blocks/discharge/derive.ts'
import { describeMissing } from '../blocks/discharge/describe.ts'
import { deriveDose } from '../blocks/dose/derive.ts'
import type { Finding } from './finding.ts'
import { blocksNamed, type Check, idOf, inBlock, nowhere } from './noteInView.ts'

/** A dose says when it was given and to what weight, and a waste who saw it. */
export const checkDose: Check = (note) =>
  blocksNamed(note, 'dose').flatMap((block): Finding[] => {
    const { dose, rows, kilograms, totalGiven } = deriveDose(block.node)
    const isGiven = (totalGiven ?? 0) > 0
    const untimed = rows.filter(({ row }) => row.at === null && (row.given ?? 0) > 0)
    const wasted = dose.wasted ?? 0
    return [
      ...untimed.map(({ row, node }) =>
        inBlock(block, {
          code: 'dose_without_time',
          severity: 'missing',
          words: `${row.given} mg are recorded as given, and no time.`,
          itemId: idOf(node) ?? block.id,
        }),
      ),
      ...(isGiven && kilograms === null
        ? [
            inBlock(block, {
              code: 'dose_without_weight',
              severity: 'look',
              words: 'A dose is recorded, and no weight.',
            }),
          ]
        : []),
      ...(wasted > 0 && (dose.witness ?? '').trim() === ''
        ? [
            inBlock(block, {
              code: 'waste_without_witness',
              severity: 'look',
              words: `${wasted} mg are recorded as wasted, and nobody as witness.`,
            }),
          ]
        : []),
    ]
  })

/** After a dose the discharge is whole, with who took over. */
export const checkDischarge: Check = (note) => {
  if (!note.isDosed) return []
  const blocks = blocksNamed(note, 'discharge')
  const filled = blocks.filter(({ node }) => !isEmptyDischarge(node))
  if (filled.length === 0) {
    return nothingOf(blocks, {
      code: 'discharge_incomplete',
      severity: 'missing',
      words: 'A dose is recorded, and no discharge.',
    })
  }
  return filled.flatMap((block) => {
    const derived = deriveDischarge(block.node)
    const isUnnamed = derived.discharge.escortAt !== null && (derived.discharge.escort ?? '').trim() === ''
    const words = [
      derived.complete ? '' : `${describeMissing(derived).replace('Not recorded', 'Not recorded of the discharge')}.`,
      isUnnamed ? 'An escort took over, and it does not say who.' : '',
    ].filter((sentence) => sentence !== '')
    return words.length === 0
      ? []
      : [inBlock(block, { code: 'discharge_incomplete', severity: 'missing', words: words.join(' ') })]
  })
}

/** After a dose somebody asked about adverse effects. */
export const checkAdverseEffects: Check = (note) => {
  if (!note.isDosed) return []
  const blocks = blocksNamed(note, 'adverseEffects')
  if (blocks.some(({ node }) => !isEmptyAdverseEffects(node))) return []
  return nothingOf(blocks, {
    code: 'adverse_effects_not_asked',
    severity: 'missing',
    words: 'A dose is recorded, and not whether adverse effects were asked about.',
  })
}

/** Said of the first block that is there; of none where its empty section says it already. */
function nothingOf(
  blocks: ReturnType<typeof blocksNamed>,
  finding: Pick<Finding, 'code' | 'words' | 'severity'>,
): Finding[] {
  const [first] = blocks
  if (first === undefined) return [nowhere(finding)]
  return first.isInEmptyRequired ? [] : [inBlock(first, finding)]
}
