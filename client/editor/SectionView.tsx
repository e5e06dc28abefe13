import { TextSelection } from '@tiptap/pm/state'
import { NodeViewContent, type NodeViewProps, NodeViewWrapper, useEditorState } from '@tiptap/react'
import { readAttributes } from '../../shared/note/attributes.ts'
import { sectionRules } from '../../shared/note/nodes/section.ts'
import { displayOf } from './display.ts'

/** A titled part of the note. Empty optional ones fold to a line; guidance shows while somebody writes in it. */
export function SectionView({ node, editor, getPos }: NodeViewProps) {
  const { id, title, required, guidance, answeredBy } = readAttributes(sectionRules, node.attrs)
  const { isEmpty, isEditable } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      isEmpty: displayOf(editor.state).outline.find((item) => item.id === id)?.empty === true,
      isEditable: editor.isEditable,
    }),
  })
  const headId = `section-${id ?? ''}`
  const write = () => {
    const at = getPos()
    if (at !== undefined) writeIn(editor, at)
  }
  const fold = isEmpty && required !== true
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
        <p className="guidance" contentEditable={false}>
          {guidance}
        </p>
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

/** Puts the caret at the end of a section; a section without a line gets one, which is the writer's own act. */
export function writeIn(editor: NodeViewProps['editor'], at: number): void {
  const section = editor.state.doc.nodeAt(at)
  const paragraph = editor.schema.nodes.paragraph
  if (section === null || paragraph === undefined) return
  const transaction = editor.state.tr
  const hasLine = section.children.some((child) => child.isTextblock)
  if (!hasLine && editor.isEditable) transaction.insert(at + section.nodeSize - 1, paragraph.create())
  const end = at + 1 + (transaction.doc.nodeAt(at)?.content.size ?? 0)
  editor.view.dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve(end), -1)).scrollIntoView())
  editor.view.focus()
}
