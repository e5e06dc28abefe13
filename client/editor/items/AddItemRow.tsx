import type { Editor } from '@tiptap/core'
import { addRow } from '../blocks/rows.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { PickerAct } from './PickerAct.tsx'

/** Adds a row that names a goal or action of the course, to a block whose rows are about such: each is named once. Not in a template. */
export function AddItemRow({
  editor,
  getPos,
  kind,
}: {
  editor: Editor
  getPos: () => number | undefined
  kind: 'goal' | 'action'
}) {
  const { origin } = useNoteSurroundings()
  if (origin === null) return null
  const article = kind === 'goal' ? 'a goal' : 'an action'
  return (
    <PickerAct
      editor={editor}
      words={`Add ${article} of the course`}
      icon="plus"
      picking={{
        label: `Add ${article}`,
        prompt: `Find ${article}`,
        none: `There is no other ${kind} in this case.`,
        only: kind,
        without: () => named(editor, getPos()),
      }}
      onChoose={({ key: of, label }) => {
        const at = getPos()
        if (at !== undefined) addRow(editor, at, null, origin, { of, label })
      }}
    />
  )
}

/** What the rows of the block at this place are about. */
function named(editor: Editor, at: number | undefined): Set<string> {
  const block = at === undefined ? null : editor.state.doc.nodeAt(at)
  return new Set(block?.children.map((row) => String(row.attrs.of)) ?? [])
}
