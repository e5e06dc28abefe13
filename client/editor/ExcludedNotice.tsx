import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { excludedBlocks, exclusions } from '../../shared/note/processNote.ts'
import { Icon } from '../ui/Icon.tsx'

/** Warns above a process note's text of blocks that belong in the chart, with the law's reason for each. */
export function ExcludedNotice({ editor }: { editor: Editor }) {
  const found = useEditorState({ editor, selector: ({ editor }) => excludedIn(editor) })
  if (found.length === 0) return null
  return (
    <div className="sentence excluded" role="status">
      <Icon name="attention" />
      <div>
        <p>
          This belongs in the chart, where the care team needs it. The law keeps it out of process notes (45 CFR
          164.501):
        </p>
        <ul>
          {found.map(({ label, why }) => (
            <li key={label}>
              <b>{label}</b>: {exclusions[why]}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const excludedIn = ({ state }: Editor) =>
  excludedBlocks(
    state.doc.children.flatMap((section) => section.children.map(({ type, attrs }) => ({ type: type.name, attrs }))),
  )
