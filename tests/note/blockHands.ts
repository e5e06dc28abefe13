import type { Editor } from '@tiptap/core'
import { Node as TextNode } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { AttributeValue } from '../../shared/note/attributes.ts'
import { elementOf } from '../../shared/note/create.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { openEditor } from '../support/editors.ts'

/** Somebody who fills in blocks. Parts are named by their ids. */
export interface Hand {
  fill(id: string, cell: string, value: AttributeValue): void
  type(id: string, where: 'front' | 'end', words: string): void
  add(parentId: string, part: NoteNode): void
  remove(id: string): void
  close(): void
}

function elementWith(document: Y.Doc, id: string): Y.XmlElement {
  for (const type of document.getXmlFragment(FRAGMENT).createTreeWalker((one) => one instanceof Y.XmlElement))
    if (type instanceof Y.XmlElement && type.getAttribute('id') === id) return type
  throw new Error(`There is no ${id}.`)
}

/** Writes into the shared document itself. */
export function documentHand(document: Y.Doc): Hand {
  return {
    fill: (id, cell, value) => {
      const cells: Y.XmlElement<Record<string, AttributeValue>> = elementWith(document, id) as never
      cells.setAttribute(cell, value)
    },
    type: (id, where, words) => {
      const [text] = elementWith(document, id).toArray()
      if (!(text instanceof Y.XmlText)) throw new Error(`${id} is no line.`)
      text.insert(where === 'front' ? 0 : text.length, words)
    },
    add: (parentId, part) => {
      const parent = elementWith(document, parentId)
      parent.insert(parent.length, [elementOf(part)])
    },
    remove: (id) => {
      const element = elementWith(document, id)
      const { parent } = element
      if (!(parent instanceof Y.XmlElement)) throw new Error(`${id} stands nowhere.`)
      parent.delete(parent.toArray().indexOf(element), 1)
    },
    close: () => {},
  }
}

/** Works in a real editor, as the views of blocks do: a change of a cell is one step, and so is a row. */
export function editorHand(document: Y.Doc): Hand & { editor: Editor } {
  const editor = openEditor(document)
  const placeOf = (id: string): { at: number; size: number } => {
    let found: { at: number; size: number } | undefined
    editor.state.doc.descendants((node, at) => {
      if (node.attrs.id === id) found = { at, size: node.nodeSize }
    })
    if (found === undefined) throw new Error(`There is no ${id}.`)
    return found
  }
  const endOf = (id: string) => placeOf(id).at + placeOf(id).size - 1
  return {
    editor,
    fill: (id, cell, value) => editor.view.dispatch(editor.state.tr.setNodeAttribute(placeOf(id).at, cell, value)),
    type: (id, where, words) =>
      editor.view.dispatch(editor.state.tr.insertText(words, where === 'front' ? placeOf(id).at + 1 : endOf(id))),
    add: (parentId, part) =>
      editor.view.dispatch(editor.state.tr.insert(endOf(parentId), TextNode.fromJSON(editor.schema, part))),
    remove: (id) => editor.view.dispatch(editor.state.tr.delete(placeOf(id).at, endOf(id) + 1)),
    close: () => editor.destroy(),
  }
}

/** How a block must not be held: all cells of a part as one value. What it loses shows that the test can see a loss. */
export function oneValueHand(document: Y.Doc): Hand {
  const hand = documentHand(document)
  return {
    ...hand,
    fill: (id, cell, value) => {
      const held = elementWith(document, id).getAttribute('cells') ?? '{}'
      hand.fill(id, 'cells', JSON.stringify({ ...JSON.parse(held), [cell]: value }))
    },
  }
}

/** What a cell of a part holds now, also where all its cells are one value. */
export function heldIn(document: Y.Doc, id: string, cell: string): unknown {
  const element = elementWith(document, id)
  const together = element.getAttribute('cells')
  return together === undefined ? element.getAttribute(cell) : JSON.parse(together)[cell]
}

/** The words of a line. */
export const wordsIn = (document: Y.Doc, id: string): string =>
  elementWith(document, id)
    .toArray()
    .map((text) => text.toString())
    .join('')

/** Whether there is a part with this id. */
export function has(document: Y.Doc, id: string): boolean {
  try {
    return elementWith(document, id) !== undefined
  } catch {
    return false
  }
}
