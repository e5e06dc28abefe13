import { type Editor, Extension } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { sectionAct } from '../../editor/sectionGuard.ts'
import { goIntoContent, isPart } from './sectionActs.ts'

/**
 * The keys in a template's titles and guidances: Enter goes on to what comes next, Shift+Enter breaks a line of guidance, and
 * Backspace and Delete stop where a line of its own begins or ends. Both are plain words: whoever formats them changes nothing.
 */
export const TemplateKeys = Extension.create({
  name: 'templateKeys',
  // Before lists and the plain Enter, which would split the line.
  priority: 1060,
  addKeyboardShortcuts() {
    const inPart = (act: ($head: ResolvedPos) => boolean) => () => {
      const { $head } = this.editor.state.selection
      return isPart($head.parent) && act($head)
    }
    const goOn = inPart(($head) => goBehind(this.editor, $head))
    return {
      Enter: goOn,
      'Shift-Enter': inPart(($head) => breakLine(this.editor, $head)),
      'Mod-Enter': inPart(($head) => breakLine(this.editor, $head)),
      Backspace: () => stopBefore(this.editor),
      Delete: inPart(($head) => {
        const { empty } = this.editor.state.selection
        return empty && $head.parentOffset === $head.parent.content.size
      }),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, state) => {
        const isWritten = transactions.some(({ docChanged }) => docChanged) && !transactions.some(isFromElsewhere)
        const plain = isWritten ? plainWords(state.doc, state.tr) : null
        return plain ?? passGap(before, state)
      },
      props: {
        // A title that begins like a list or a heading is typed as it stands.
        handleTextInput: (view, _from, _to, _words, insert) => {
          const { $from, $to } = view.state.selection
          if (view.composing || !isPart($from.parent) || !$from.sameParent($to)) return false
          view.dispatch(insert())
          return true
        },
      },
    }),
  ],
})

/** From a title into the guidance below it, from there into the text. */
function goBehind(editor: Editor, $head: ResolvedPos): boolean {
  const section = $head.node(1)
  const next = section.maybeChild($head.index(1) + 1)
  if (next === null || !isPart(next)) return goIntoContent(editor, $head.index(0))
  const { tr } = editor.state
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve($head.after(2) + 1))).scrollIntoView())
  return true
}

/** A new line of guidance. A title has one line and goes on. */
function breakLine(editor: Editor, $head: ResolvedPos): boolean {
  const lineBreak = editor.schema.nodes.hardBreak
  if ($head.parent.type.name === 'sectionTitle' || lineBreak === undefined) return goBehind(editor, $head)
  const { from, to, $from, $to } = editor.state.selection
  if (!$from.sameParent($to)) return true
  const { tr } = editor.state
  tr.replaceWith(from, to, lineBreak.create())
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(from + 1))).scrollIntoView())
  return true
}

/**
 * Backspace at the beginning of a line of its own. A second title or guidance, which two people can leave behind, is joined to
 * the first.
 */
function stopBefore(editor: Editor): boolean {
  const { selection, tr } = editor.state
  const { $head, empty } = selection
  if (!empty || $head.depth !== 2 || $head.parentOffset > 0) return false
  const before = $head.node(1).maybeChild($head.index(1) - 1)
  const isTwice = isPart($head.parent) && before?.type === $head.parent.type
  if (isTwice) editor.view.dispatch(tr.join($head.before(2)).setMeta(sectionAct, true))
  if (isPart($head.parent)) return true
  if (before === null || !isPart(before)) return false
  // A heading becomes a line again, as anywhere else; a line stays where it is.
  if ($head.parent.type.name === 'heading')
    editor.commands.first([({ commands }) => commands.undoInputRule(), ({ commands }) => commands.setNode('paragraph')])
  return true
}

/** Nothing can be written before a title or a guidance, so no caret stands there: it goes on the way it came. */
function passGap(before: EditorState, { selection, tr }: EditorState): Transaction | null {
  const { $head } = selection
  if (!(selection instanceof GapCursor) || $head.nodeAfter === null || !isPart($head.nodeAfter)) return null
  const way = before.selection.head > $head.pos ? -1 : 1
  const next = Selection.findFrom($head, way, true) ?? Selection.near($head)
  return tr.setSelection(next).scrollIntoView()
}

const isFromElsewhere = (transaction: Transaction) => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true

/** Takes the formatting off what stands in titles and guidances, and whatever is no word. */
function plainWords(doc: Node, transaction: Transaction): Transaction | null {
  doc.forEach((section, at) => {
    section.forEach((part, offset) => {
      if (!isPart(part)) return
      part.forEach((piece, inside) => {
        const from = transaction.mapping.map(at + 1 + offset + 1 + inside)
        if (piece.marks.length > 0) transaction.removeMark(from, from + piece.nodeSize)
        const isBreak = piece.type.name === 'hardBreak' && part.type.name === 'guidance'
        if (!piece.isText && !isBreak) transaction.replaceWith(from, from + piece.nodeSize, doc.type.schema.text(' '))
      })
    })
  })
  return transaction.docChanged ? transaction : null
}
