import { NodeViewContent, type NodeViewProps, NodeViewWrapper, useEditorState } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { sectionRules } from '../../../shared/note/nodes/section.ts'
import { untitled } from '../../../shared/templates/content.ts'
import { displayOf } from '../../editor/display.ts'
import { Icon } from '../../ui/Icon.tsx'
import { SectionControls } from './SectionControls.tsx'
import { addSection, goIntoContent, isPart, mendSection, sectionAt } from './sectionActs.ts'

/** A section of a template: its title, its guidance, and the text that notes begin with. */
export function TemplateSection({ node, editor, getPos }: NodeViewProps) {
  const { id, required, answeredBy } = readAttributes(sectionRules, node.attrs)
  const { index, title, isLast, isEditable } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { outline } = displayOf(editor.state)
      const index = sectionAt(editor, getPos())
      const title = outline[index]?.title ?? untitled
      return { index, title, isLast: index === outline.length - 1, isEditable: editor.isEditable }
    },
  })
  const lacks = (part: string) => !node.children.some(({ type }) => type.name === part)
  const mend = (part: 'sectionTitle' | 'guidance') => () => {
    mendSection(editor, index, part)
  }
  const said = [required === true ? 'Required' : '', answeredBy === null ? '' : `Answered for by the ${answeredBy}`]
  return (
    <NodeViewWrapper
      as="section"
      className="section templateSection"
      data-section={id ?? undefined}
      // To be read, several templates stand on one page: of these, sections are no places that the page is found by.
      aria-label={isEditable ? title : undefined}
    >
      {isEditable && id !== null ? (
        <SectionControls
          editor={editor}
          getPos={getPos}
          section={{ id, title, required: required === true, answeredBy }}
          isFirst={index === 0}
          isLast={isLast}
        />
      ) : (
        <p className="sectionNote" contentEditable={false}>
          {said.filter((part) => part !== '').join('. ')}
        </p>
      )}
      {isEditable && (lacks('sectionTitle') || lacks('guidance')) && (
        <div className="sectionMend" contentEditable={false}>
          {lacks('sectionTitle') && (
            <button type="button" className="sectionOpen" onClick={mend('sectionTitle')}>
              Add a title
            </button>
          )}
          {lacks('guidance') && (
            <button type="button" className="sectionOpen" onClick={mend('guidance')}>
              Add guidance
            </button>
          )}
        </div>
      )}
      <NodeViewContent className="sectionBody" />
      {isEditable && node.children.every(isPart) && (
        <button
          type="button"
          className="sectionBegin"
          contentEditable={false}
          onClick={() => {
            if (goIntoContent(editor, index)) editor.view.focus()
          }}
        >
          Write here
        </button>
      )}
      {isEditable && !isLast && (
        <div className="sectionBetween" contentEditable={false}>
          <button
            type="button"
            aria-label={`Add a section below ${title}`}
            title="Add a section here"
            onClick={() => addSection(editor, index)}
          >
            <Icon name="plus" />
          </button>
        </div>
      )}
    </NodeViewWrapper>
  )
}
