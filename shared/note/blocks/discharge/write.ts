import { isWordless } from '../../noteJson.ts'
import type { BlockWriter } from '../../written/part.ts'
import { deriveDischarge, dischargeCells, isEmptyDischarge } from './derive.ts'
import { describeCell, describeMissing } from './describe.ts'

/** A discharge as a table of what is filled, what is missing by name, and its words. */
export const writeDischarge: BlockWriter = (node, { zero }) => {
  if (isEmptyDischarge(node)) return []
  const derived = deriveDischarge(node)
  const rows = dischargeCells
    .map(([cell, name]) => [name, describeCell(derived.discharge, cell, zero)])
    .filter(([, said]) => said !== '')
  return [
    ...(rows.length === 0 ? [] : [{ head: ['Discharge', ''], rows }]),
    { paragraph: `${describeMissing(derived)}.` },
    ...derived.words.filter((line) => !isWordless(line)).map((line) => ({ label: 'Comment', lines: [line] })),
  ]
}
