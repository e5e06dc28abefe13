import * as Y from 'yjs'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import { type AttributeValue, readAttributes } from '../../shared/note/attributes.ts'
import { byMachine, type RowOrigin } from '../../shared/note/blocks/byMachine.ts'
import { doseRowRules } from '../../shared/note/blocks/dose/schema.ts'
import { newRow } from '../../shared/note/blocks/newRow.ts'
import { elementOf } from '../../shared/note/create.ts'
import { attributeAllowed } from '../../shared/note/structure.ts'
import { keepWhatColleaguesWrote } from '../sync/undoOwn.ts'
import { type BlockName, blockToWriteIn, partWithId } from './places.ts'
import { retype, tailOf } from './words.ts'

export type CellValues = Readonly<Record<string, AttributeValue | null>>

/**
 * Writes into a note without an editor: rows, cells and words go straight into the shared document, as the editor's
 * commands would write them. Everything is looked up anew by its id, since a colleague may have moved on meanwhile; what
 * is gone is not written to. A value that the server would refuse is left out.
 */
export interface SessionHand {
  /** Adds a row at the end of the note's block of this kind, which is made where there is none. Its id. */
  add(block: BlockName, values: CellValues): string
  /** Fills or empties cells of a row. False where the row is gone. */
  set(id: string, values: CellValues): boolean
  /**
   * Makes the words of a row, or of one of its lines, say this: only what differs is written, so that a colleague's
   * letters stay. What stands before a link or a line break in it is not touched (see `words`). False where it is gone.
   */
  type(id: string, words: string, line?: string): boolean
  /** The words of a row as they can be typed on here: `fixed` stands before them. Null where the row is gone. */
  words(id: string, line?: string): { fixed: string; open: string } | null
  /** Removes a row in which nobody wrote a word. False where it is gone or says something. */
  removeWordless(id: string): boolean
  /** Moves T+0: the row's time changes, and it says from when it was corrected. No other clock time moves. */
  correctTime(id: string, at: string): boolean
  /** Takes back what was done here last. Own acts only. */
  undo(): void
  /** Whether there is something to take back, told to `listener` whenever that may have changed. */
  canUndo(): boolean
  onUndo(listener: () => void): () => void
  /** Ends what can be taken back. The document stays. */
  close(): void
}

/** Whose hand it is and what its clock says, as every new row is marked with it. */
interface HandOrigin extends RowOrigin {
  /**
   * What the practice wants a new block to begin with. While that is not known, a reading is not held back: what every
   * practice begins with plans none, so that new vitals have no plan until somebody chooses one.
   */
  readonly practice: () => PracticeSettings
}

/**
 * A hand on the document’s fragment, which holds the note. What it did is taken back apart from what colleagues do, and what
 * is typed within 0.7 seconds in one piece. Whoever opens it closes it.
 */
export function sessionHand(doc: Y.Doc, fragment: Y.XmlFragment, origin: HandOrigin): SessionHand {
  const mark = { by: 'session mode' }
  const undoing = new Y.UndoManager(fragment, { trackedOrigins: new Set([mark]), captureTimeout: 700 })
  keepWhatColleaguesWrote(undoing)
  const act = <Result>(write: () => Result): Result => doc.transact(write, mark)
  const apart = <Result>(write: () => Result): Result => {
    undoing.stopCapturing()
    const result = act(write)
    undoing.stopCapturing()
    return result
  }
  const lineOf = (id: string, line?: string): Y.XmlElement | null => {
    const row = partWithId(fragment, id)
    if (row === null || line === undefined) return row
    const found = row.toArray().find((child) => child instanceof Y.XmlElement && child.nodeName === line)
    return found instanceof Y.XmlElement ? found : null
  }

  const hand: SessionHand = {
    add(block, values) {
      const made = newRow(block, () => crypto.randomUUID())
      if (made === undefined) throw new Error(`A ${block} gets no rows.`)
      const given = Object.entries(values).filter(([name, value]) => attributeAllowed(made.type, name, value))
      const attrs = { ...byMachine(made.type, origin), ...Object.fromEntries(given), ...made.attrs }
      apart(() => {
        const parent = blockToWriteIn(fragment, block, origin.practice())
        parent.insert(parent.length, [elementOf({ ...made, attrs })])
      })
      return String(made.attrs?.id)
    },
    set(id, values) {
      const row = partWithId(fragment, id)
      if (row === null) return false
      apart(() => {
        for (const [name, value] of Object.entries(values)) setCell(row, name, value)
      })
      return true
    },
    type(id, words, line) {
      const element = lineOf(id, line)
      if (element === null) return false
      act(() => retype(element, words))
      return true
    },
    words(id, line) {
      const element = lineOf(id, line)
      return element === null ? null : tailOf(element)
    },
    removeWordless(id) {
      const row = partWithId(fragment, id)
      const said = row && tailOf(row)
      // A technique that was used says enough by itself.
      if (!row || !said || row.getAttribute('technique') || `${said.fixed}${said.open}`.trim() !== '') return false
      const { parent } = row
      if (!(parent instanceof Y.XmlElement)) return false
      apart(() => parent.delete(parent.toArray().indexOf(row), 1))
      return true
    },
    correctTime(id, at) {
      const row = partWithId(fragment, id)
      const before = row && readAttributes(doseRowRules, row.getAttributes())
      if (!before?.at || before.at === at) return false
      const first = before.correctedFrom ?? before.at
      return hand.set(id, { at, correctedFrom: first === at ? null : first })
    },
    undo: () => {
      undoing.undo()
    },
    canUndo: () => undoing.canUndo(),
    onUndo(listener) {
      undoing.on('stack-item-added', listener)
      undoing.on('stack-item-popped', listener)
      return () => {
        undoing.off('stack-item-added', listener)
        undoing.off('stack-item-popped', listener)
      }
    },
    close: () => undoing.destroy(),
  }
  return hand
}

function setCell(element: Y.XmlElement, name: string, value: AttributeValue | null): void {
  if (!attributeAllowed(element.nodeName, name, value)) return
  // Yjs stores any value that JSON has; its types know strings only.
  const cells = element as unknown as Y.XmlElement<Record<string, AttributeValue>>
  if ((cells.getAttribute(name) ?? null) === value) return
  if (value === null) cells.removeAttribute(name)
  else cells.setAttribute(name, value)
}
