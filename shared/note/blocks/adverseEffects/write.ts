import { elapsed } from '../../clock.ts'
import { isWordless, type NoteNode } from '../../noteJson.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { deriveAdverseEffects, isEmptyAdverseEffects, onsetOf } from './derive.ts'
import { describeAsked, describeMoment } from './describe.ts'
import { relationNames, severityNames } from './schema.ts'

/** Adverse effects as a table, the earliest first, or the statement that none was reported. */
export const writeAdverseEffects: BlockWriter = (node, { zero }) => {
  if (isEmptyAdverseEffects(node)) return []
  const { block, rows } = deriveAdverseEffects(node)
  const asked = describeAsked(block, zero)
  const written = rows.map(({ row, words: effect, action, duration }): WrittenCell[] => [
    describeMoment(row.onsetOn, row.onsetAt),
    row.onsetOn === null ? elapsed(zero, onsetOf(row)) : '',
    linesOf(effect),
    row.severity === null ? '' : severityNames[row.severity],
    row.serious === null ? '' : row.serious ? 'yes' : 'no',
    row.relation === null ? '' : relationNames[row.relation],
    linesOf(action),
    row.told ?? '',
    describeMoment(row.resolvedOn, row.resolvedAt),
    duration,
  ])
  const head = ['Onset', 'T+min', 'Effect', 'Severity', 'Serious', 'Relation', 'Done', 'Told', 'Resolved', 'Lasted']
  return [
    ...(asked === '' ? [] : [{ paragraph: `${asked}.` }]),
    ...(written.length === 0 ? [] : [{ head, rows: written }]),
  ]
}

const linesOf = (lines: readonly NoteNode[]): WrittenCell => ({ lines: lines.filter((line) => !isWordless(line)) })
