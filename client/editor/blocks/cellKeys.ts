import type { Editor } from '@tiptap/core'
import type { KeyboardEvent } from 'react'
import { useNoteSurroundings } from '../noteContext.ts'
import { chooseBlock, isTypedIn, stepRow, stepStop } from './cellFocus.ts'
import { addRow } from './rows.ts'

interface CellActs {
  editor: Editor
  getPos: () => number | undefined
  /** Keeps what is typed; false where it cannot be read, which keeps the focus in the cell. */
  commit: () => boolean
  /** Gives up what is typed; false where there was nothing to give up. */
  revert: () => boolean
}

/** The keys of a cell: Tab and Enter keep and go on, Esc gives up first and then leaves the block. */
export function useCellKeys({ editor, getPos, commit, revert }: CellActs): (event: KeyboardEvent<HTMLElement>) => void {
  const { origin } = useNoteSurroundings()
  return (event) => {
    if (event.nativeEvent.isComposing) return
    const stop = event.currentTarget
    const at = getPos()
    const isVertical = isTypedIn(stop)
    const done = () => event.preventDefault()
    switch (event.key) {
      case 'Tab':
        commit()
        if (stepStop(editor, stop, event.shiftKey ? -1 : 1)) done()
        return
      case 'Enter':
        if (!isVertical) return
        done()
        if (commit() && !stepRow(editor, stop, 1)) addRowBelow(stop, at)
        return
      case 'ArrowDown':
      case 'ArrowUp':
        if (!isVertical) return
        if (commit() && stepRow(editor, stop, event.key === 'ArrowDown' ? 1 : -1)) done()
        return
      case 'Escape':
        done()
        if (!revert() && at !== undefined) chooseBlock(editor, at)
        return
      case 'z':
      case 'y':
        // What is typed and not yet kept is undone by the field itself; after that the note's own undo goes on.
        if (!(event.metaKey || event.ctrlKey) || event.altKey || revert()) return
        done()
        if (event.key === 'z' && !event.shiftKey) editor.commands.undo()
        else editor.commands.redo()
        return
    }
  }

  function addRowBelow(stop: HTMLElement, at: number | undefined): void {
    if (at === undefined || stop.closest('[data-row]') === null || !editor.isEditable) return
    addRow(editor, editor.state.doc.resolve(at).before(), stop.dataset.stop ?? 'at', origin)
  }
}
