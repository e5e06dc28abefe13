import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { isOnRisk } from '../../../shared/note/risk.ts'
import { writeIn } from '../SectionView.tsx'
import { useEditable } from './useNote.ts'

/** An answer that asks for words: what it is, and a way to where risk is written down. */
export function LookFirst({
  editor,
  getPos,
  words,
}: {
  editor: Editor
  getPos: () => number | undefined
  words: string
}) {
  const isEditable = useEditable(editor)
  return (
    <p className="scaleLookFirst" contentEditable={false}>
      {words}. It asks for a note on risk: what was said, and what was done about it.
      {isEditable && (
        <button type="button" className="blockAct" onClick={() => writeOnRisk(editor, getPos())}>
          Write on risk
        </button>
      )}
    </p>
  )
}

/** Goes to the note's first section on risk; where it has none, to a new line below the block. */
function writeOnRisk(editor: Editor, at: number | undefined): void {
  const { doc, schema, tr } = editor.state
  let section: number | null = null
  doc.forEach((one, place) => {
    if (isOnRisk(one.attrs.key)) section ??= place
  })
  if (section !== null) {
    writeIn(editor, section)
    return
  }
  const block = at === undefined ? null : doc.nodeAt(at)
  const paragraph = schema.nodes.paragraph
  if (at === undefined || block === null || paragraph === undefined) return
  const below = at + block.nodeSize
  const next = doc.nodeAt(below)
  const transaction = next?.type === paragraph && next.content.size === 0 ? tr : tr.insert(below, paragraph.create())
  editor.view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, below + 1)).scrollIntoView())
  editor.view.focus()
}
