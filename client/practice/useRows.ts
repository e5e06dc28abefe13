import { useState } from 'react'

/** The rows of a form, each with a key that stays its own while others come and go. */
export function useRows<Row>(given: readonly Row[], fresh: Row) {
  const [next, setNext] = useState(given.length)
  const [rows, setRows] = useState(() => given.map((row, key) => ({ key, row })))
  return {
    rows,
    add: () => {
      setRows([...rows, { key: next, row: fresh }])
      setNext(next + 1)
    },
    remove: (key: number) => setRows(rows.filter((one) => one.key !== key)),
  }
}

/** The indexes of the rows that a form has under this name: `plans.0.name`, `plans.1.name` are 0 and 1. */
export function rowsTyped(form: FormData, name: string): number[] {
  const found = [...form.keys()].flatMap((key) => {
    const [list, index] = key.split('.')
    return list === name && index !== undefined && /^\d+$/.test(index) ? [Number(index)] : []
  })
  return [...new Set(found)].sort((one, other) => one - other)
}

/** A figure as it was typed, null for none. What is no figure is left to the contract to refuse. */
export const figureTyped = (typed: string | undefined): number | null => (typed === undefined ? null : Number(typed))
