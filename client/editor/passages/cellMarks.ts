/** How a cell is marked that somebody said something about. */
export type CellMark = 'commented' | 'active'

/** Which cells of an open note somebody said something about, for the frames of the cells, each of which asks for its own. */
export class CellMarks {
  #marks: ReadonlyMap<string, CellMark> = new Map()
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  of(node: string | null, cell: string): CellMark | null {
    return node === null ? null : (this.#marks.get(keyOf(node, cell)) ?? null)
  }

  become(marks: readonly { node: string; cell: string; mark: CellMark }[]): void {
    const next = new Map<string, CellMark>()
    for (const { node, cell, mark } of marks) {
      const key = keyOf(node, cell)
      if (next.get(key) !== 'active') next.set(key, mark)
    }
    this.#marks = next
    for (const listener of this.#listeners) listener()
  }
}

const keyOf = (node: string, cell: string) => `${node} ${cell}`
