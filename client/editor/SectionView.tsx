import { TextSelection } from '@tiptap/pm/state'
import { NodeViewContent, type NodeViewProps, NodeViewWrapper, useEditorState } from '@tiptap/react'
import { readAttributes } from '../../shared/note/attributes.ts'
import { blockKinds } from '../../shared/note/blocks/registry.ts'
import { sectionRules } from '../../shared/note/nodes/section.ts'
import { templateParts } from '../../shared/note/nodes/templateParts.ts'
import { displayOf } from './display.ts'

/** A titled part of the note. Empty optional ones fold to a line; guidance shows while somebody writes in it. */
export function SectionView({ node, editor, getPos }: NodeViewProps) {
  const { id, title, required, guidance, answeredBy } = readAttributes(sectionRules, node.attrs)
  const { isEmpty, waits, isEditable } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const item = displayOf(editor.state).outline.find((one) => one.id === id)
      return { isEmpty: item?.empty === true, waits: item?.waits === true, isEditable: editor.isEditable }
    },
  })
  const headId = `section-${id ?? ''}`
  const write = () => {
    const at = getPos()
    if (at !== undefined) writeIn(editor, at)
  }
  // What came from earlier notes and waits to be answered is not folded away.
  const fold = isEmpty && required !== true && !waits
  return (
    <NodeViewWrapper
      as="section"
      className="section"
      data-section={id ?? undefined}
      data-fold={fold || undefined}
      aria-labelledby={headId}
    >
      <div className="sectionHead" contentEditable={false}>
        {required === true && isEmpty && <span className="sectionDot" aria-hidden="true" />}
        <h2 id={headId}>{title}</h2>
        <span className="sectionNote">{noteOf({ isEmpty, required: required === true, answeredBy })}</span>
        {fold && isEditable && (
          <button type="button" className="sectionOpen" onClick={write}>
            Write<span className="visuallyHidden"> in {title}</span>
          </button>
        )}
      </div>
      {guidance !== null && isEditable && (
        <div className="guidance" contentEditable={false}>
          {guidance}
        </div>
      )}
      <NodeViewContent className="sectionBody" />
      {node.childCount === 0 && isEditable && (
        <button type="button" className="sectionBegin" contentEditable={false} onClick={write}>
          Write here
        </button>
      )}
    </NodeViewWrapper>
  )
}

function noteOf({
  isEmpty,
  required,
  answeredBy,
}: {
  isEmpty: boolean
  required: boolean
  answeredBy: string | null
}): string {
  if (isEmpty && !required) return 'Optional, does not print'
  const answered = answeredBy === null ? '' : `Answered for by the ${answeredBy}`
  const state = isEmpty ? 'Required, still empty' : ''
  return [answered, state].filter((part) => part !== '').join('. ')
}

/** Puts the caret at the end of a section's text; a section without a line gets one, which is the writer's own act. */
export function writeIn(editor: NodeViewProps['editor'], at: number): void {
  const section = editor.state.doc.nodeAt(at)
  const paragraph = editor.schema.nodes.paragraph
  if (section === null || paragraph === undefined) return
  const transaction = editor.state.tr
  let end = endOfLastLine(section, at)
  if (end === null) {
    if (!editor.isEditable) return
    end = at + section.nodeSize
    transaction.insert(end - 1, paragraph.create())
  }
  editor.view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end)).scrollIntoView())
  editor.view.focus()
}

/** Where the last line of prose in a section ends, in a list or a quote too, but not in a block: its rows are a form. */
function endOfLastLine(section: NodeViewProps['node'], at: number): number | null {
  let end: number | null = null
  section.descendants((child, offset) => {
    if (child.isTextblock && !templateParts.includes(child.type.name)) end = at + 1 + offset + child.nodeSize - 1
    return !child.isTextblock && !blockKinds.has(child.type.name)
  })
  return end
}
