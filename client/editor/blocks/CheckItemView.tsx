import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { describeItem } from '../../../shared/note/blocks/checklist/describe.ts'
import { checkItemRules, checklistRules, statusNamesOf } from '../../../shared/note/blocks/checklist/schema.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { type Answer, Answers } from './Answers.tsx'
import { Cell } from './Cell.tsx'
import { words } from './cellKinds.ts'
import { RowFrame } from './RowFrame.tsx'
import { Words } from './rowParts.tsx'
import { setCells } from './setCell.ts'
import { useEditable } from './useNote.ts'
import { useParentValues } from './useParentValues.ts'

/** Each by the first letter of its word; of `no` and `not known` the latter by the one of `unknown`. */
const answersFor = (answers: 'yes_no' | null): readonly Answer[] =>
  Object.entries(statusNamesOf(answers)).map(([value, label]) => ({
    value,
    key: value === 'unknown' ? 'u' : label.charAt(0),
    label,
    shown: label,
  }))
const presence = answersFor(null)
const yesNo = answersFor('yes_no')

/** An answer that somebody gives to an item by itself is nobody's 'mark the rest'. */
const byItself = { markedBy: null, markedByName: null, markedAt: null }

/** One item: what is asked, the answer, and a comment. A note words its own items only, a template every one. */
export function CheckItemView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const isTemplate = useNoteSurroundings().origin === null
  const item = readAttributes(checkItemRules, node.attrs)
  const list = readAttributes(checklistRules, useParentValues(editor, getPos))
  const answers = list.answers === 'yes_no' ? yesNo : presence
  const labelId = `${item.id ?? 'item'}-label`
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="checkItem"
      thing="item"
      spoken={describeItem(item) || 'An item without words'}
      state={item.status ?? undefined}
    >
      <div className="checkLabel" id={labelId} contentEditable={false}>
        {isEditable && (item.key === null || isTemplate) ? (
          <Cell
            editor={editor}
            getPos={getPos}
            row={item.id}
            name="label"
            label="Item"
            placeholder="What is asked about"
            kind={words}
            value={item.label}
          />
        ) : (
          <>
            {item.label}
            {item.classedAs !== null && <span className="quiet"> {item.classedAs}</span>}
          </>
        )}
      </div>
      <div className="rowBody">
        <Words prompt="Comment" />
      </div>
      <div className="checkStatus" contentEditable={false}>
        <Answers
          editor={editor}
          getPos={getPos}
          row={item.id}
          name="status"
          labelledBy={labelId}
          answers={answers}
          answer={item.status}
          isEditable={isEditable}
          onAnswer={(status) => setCells(editor, getPos(), { status, ...byItself })}
        />
      </div>
    </RowFrame>
  )
}
