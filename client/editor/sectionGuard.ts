import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import {
  type EditorState,
  NodeSelection,
  Plugin,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { blockKinds } from '../../shared/note/blocks/registry.ts'
import { templateParts } from '../../shared/note/nodes/templateParts.ts'
import { MAX_DEPTH } from '../../shared/note/structure.ts'

/** Set on a transaction that adds, removes or mends sections because somebody asked for just that. */
export const sectionAct = 'sectionAct'

/**
 * Keeps the sections of a note or template as they are while people write in them: typing, pasting or deleting over several
 * sections changes what stands in them, never the sections, nor which of a template's lines are title and guidance. Nor does
 * it let anybody nest what nobody could read. Only own changes pass through here, and of those not what is a `sectionAct`;
 * those of colleagues and undo come by way of the shared document and are shown as they are.
 */
export const SectionGuard = Extension.create({
  name: 'sectionGuard',
  // Before the keys that select and delete everything.
  priority: 1100,
  addKeyboardShortcuts() {
    const remove = () => {
      const { state, view } = this.editor
      const transaction = deleteInParts(state)
      if (transaction === null) return false
      view.dispatch(transaction.scrollIntoView())
      return true
    }
    return {
      Backspace: remove,
      Delete: remove,
      'Mod-a': () => {
        const { state, view } = this.editor
        const section = sectionAround(state)
        if (section !== null) view.dispatch(state.tr.setSelection(section))
        return section !== null
      },
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (transaction, state) =>
        !transaction.docChanged ||
        isRemote(transaction) ||
        transaction.getMeta(sectionAct) === true ||
        (isSameSections(state.doc, transaction.doc) && !goesTooDeep(transaction)),
      appendTransaction: (transactions, before, after) =>
        transactions.some((transaction) => transaction.docChanged) && !transactions.some(isNoWriting)
          ? keepALine(before, after)
          : null,
      props: {
        handlePaste: (view) => {
          const transaction = lineAfterBlock(view.state)
          if (transaction !== null) view.dispatch(transaction)
          return false
        },
        handleTextInput: (view, _from, _to, text) => {
          const transaction = lineAfterBlock(view.state) ?? deleteInParts(view.state)
          if (transaction === null) return false
          view.dispatch(transaction.insertText(text).scrollIntoView())
          return true
        },
      },
    }),
  ],
})

/**
 * What is pasted over words of several sections, rows or lines takes their place part by part, as what is typed does. It comes
 * after whatever else is made of a paste, and does nothing where that was refused.
 */
export const PasteOver = Extension.create({
  name: 'pasteOver',
  priority: 10,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste: (view) => {
          const transaction = deleteInParts(view.state)
          if (transaction !== null) view.dispatch(transaction)
          return false
        },
      },
    }),
  ],
})

const isRemote = (transaction: Transaction) => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true
const isNoWriting = (transaction: Transaction) => isRemote(transaction) || transaction.getMeta(sectionAct) === true

const isPart = ({ type }: Node) => templateParts.includes(type.name)

/** Below the depth at which a note counts as unreadable, with room for what is typed into the deepest line. */
const DEEPEST = MAX_DEPTH - 4

function goesTooDeep({ doc, mapping }: Transaction): boolean {
  let deep = false
  mapping.maps.forEach((map, index) => {
    map.forEach((_from, _to, start, end) => {
      const later = mapping.slice(index + 1)
      doc.nodesBetween(later.map(start, -1), later.map(end, 1), (node, at) => {
        deep ||= !node.isText && doc.resolve(at).depth > DEEPEST
        return !deep
      })
    })
  })
  return deep
}

const isSameSections = (before: Node, after: Node) =>
  before.childCount === after.childCount &&
  before.children.every((section, index) => {
    const now = after.child(index)
    return section === now || (section.attrs.id === now.attrs.id && isSameHead(section, now))
  })

/** The same titles and guidances, and nothing that came before or between them. */
function isSameHead(before: Node, after: Node): boolean {
  const [was, is] = [before.children.filter(isPart), after.children.filter(isPart)]
  return (
    was.length === is.length &&
    was.every(({ type }, index) => type === is[index]?.type) &&
    firstOther(after) >= firstOther(before)
  )
}

/** How many titles and guidances a section begins with. */
function firstOther(section: Node): number {
  const first = section.children.findIndex((child) => !isPart(child))
  return first < 0 ? section.childCount : first
}

/** A whole block that is chosen is not typed over: the words go into a line of their own behind it. */
function lineAfterBlock(state: EditorState): Transaction | null {
  const { selection, schema, tr } = state
  const paragraph = schema.nodes.paragraph
  if (!(selection instanceof NodeSelection) || !blockKinds.has(selection.node.type.name) || !paragraph) return null
  tr.insert(selection.to, paragraph.create())
  return tr.setSelection(TextSelection.create(tr.doc, selection.to + 1))
}

/**
 * What is chosen, deleted part by part: within each section, and of a block that is not wholly chosen only the words of
 * its rows, of a template's section the words of its title, so that no sweep over the text takes a row's cells or a line of its
 * own along. Null where all of it lies in one such line or in the text of one section.
 */
function deleteInParts(state: EditorState): Transaction | null {
  const { from, to, empty } = state.selection
  if (empty || state.selection instanceof NodeSelection) return null
  const parts: Part[] = []
  let sections = 0
  state.doc.forEach((section, at) => {
    const inside = overlap({ from, to }, { from: at + 1, to: at + section.nodeSize - 1 })
    if (inside === null) return
    sections += 1
    parts.push(...partsIn(section, at + 1, inside))
  })
  const [first] = parts
  if (sections === 1 && parts.length === 1 && first?.from === from && first.to === to) return null
  const transaction = state.tr
  for (const part of parts.reverse()) transaction.deleteRange(part.from, part.to)
  const start = transaction.doc.resolve(Math.min(from, transaction.doc.content.size))
  return transaction.setSelection(TextSelection.near(start))
}

interface Part {
  from: number
  to: number
}

function overlap(one: Part, other: Part): Part | null {
  const part = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }
  return part.from < part.to ? part : null
}

/** The chosen part of a section as runs of text and whole blocks, and the words of rows of blocks that are cut into. */
function partsIn(section: Node, start: number, chosen: Part): Part[] {
  const parts: Part[] = []
  let run: Part | null = null
  section.forEach((block, offset) => {
    const whole = { from: start + offset, to: start + offset + block.nodeSize }
    const part = overlap(whole, chosen)
    if (part === null) return
    const words = overlap({ from: whole.from + 1, to: whole.to - 1 }, chosen)
    if (isPart(block)) {
      if (words !== null) parts.push(words)
      return
    }
    const isCutInto = blockKinds.has(block.type.name) && (part.from > whole.from || part.to < whole.to)
    if (!isCutInto) {
      run = { from: run?.from ?? part.from, to: part.to }
      return
    }
    if (run !== null) parts.push(run)
    run = null
    block.forEach((row, rowOffset) => {
      const at = whole.from + 1 + rowOffset
      const said = overlap({ from: at + 1, to: at + row.nodeSize - 1 }, chosen)
      if (said !== null) parts.push(said)
    })
  })
  return run === null ? parts : [...parts, run]
}

/** The text of the section that holds the caret. */
function sectionAround(state: EditorState): Selection | null {
  const { $head } = state.selection
  if ($head.depth === 0) return null
  return TextSelection.between(state.doc.resolve($head.start(1)), state.doc.resolve($head.end(1)))
}

/** Whoever empties a section finds a line to write in: part of their own change, in the same step of undo. */
function keepALine(before: EditorState, after: EditorState): Transaction | null {
  const emptied: number[] = []
  after.doc.forEach((section, at, index) => {
    const was = before.doc.maybeChild(index)
    if (was === section || was === null || !section.children.every(isPart) || was.children.every(isPart)) return
    emptied.push(at + section.nodeSize - 1)
  })
  const paragraph = after.schema.nodes.paragraph
  if (emptied.length === 0 || paragraph === undefined) return null
  const transaction = after.tr
  for (const at of emptied.reverse()) transaction.insert(at, paragraph.create())
  const { from } = after.selection
  return transaction.setSelection(
    TextSelection.near(transaction.doc.resolve(Math.min(from, transaction.doc.content.size))),
  )
}
