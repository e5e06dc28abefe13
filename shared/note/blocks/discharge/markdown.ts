import type { BlockWriter } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { deriveDischarge, dischargeCells, isEmptyDischarge } from './derive.ts'
import { describeCell, describeMissing } from './describe.ts'

/** A discharge as a table of what is filled, what is missing by name, and its words. */
export const writeDischarge: BlockWriter = (node, { zero, words, table }) => {
  if (isEmptyDischarge(node)) return []
  const derived = deriveDischarge(node)
  const rows = dischargeCells
    .map(([cell, name]) => [name, describeCell(derived.discharge, cell, zero)])
    .filter(([, said]) => said !== '')
  return [
    ...(rows.length === 0 ? [] : [table(['Discharge', ''], rows)]),
    { paragraph: `${describeMissing(derived)}.` },
    ...derived.words.filter((line) => !isWordless(line)).map((line) => ({ lines: `Comment: ${words(line)}` })),
  ]
}
