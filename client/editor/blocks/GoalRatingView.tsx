import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { goalRatingRules } from '../../../shared/note/blocks/goal/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { count, day, words } from './cellKinds.ts'
import { RowFrame } from './RowFrame.tsx'
import { Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

/** One rating of a goal: when, how near, by whom. Its words are the comment. */
export function GoalRatingView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const rating = readAttributes(goalRatingRules, node.attrs)
  const cell = { editor, getPos, row: rating.id }
  const on = rating.on === null ? 'no day' : showDay(rating.on)
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="goalRating"
      thing="rating"
      spoken={`${rating.value ?? 'Not rated'} of 10, ${on}`}
    >
      <div className="ratingOn" contentEditable={false}>
        {isEditable ? <Cell {...cell} name="on" label="Rated on" kind={day(now)} value={rating.on} /> : on}
      </div>
      <div className="ratingValue" contentEditable={false}>
        {isEditable ? (
          <Cell
            {...cell}
            name="value"
            label="How near, 0 to 10"
            placeholder="0–10"
            kind={count(10)}
            value={rating.value}
          />
        ) : (
          (rating.value ?? '–')
        )}
        {rating.value !== null && <span className="quiet">of 10</span>}
      </div>
      <div className="ratingBy" contentEditable={false}>
        {isEditable ? (
          <Cell {...cell} name="by" label="By whom" kind={words} value={rating.by} />
        ) : (
          rating.by !== null && `by ${rating.by}`
        )}
      </div>
      <div className="rowBody">
        <Words prompt="Comment" />
      </div>
    </RowFrame>
  )
}
