import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { describeScoreIn, isOutside, outsideWords } from '../../../shared/note/blocks/measure/derive.ts'
import { subScoreRules } from '../../../shared/note/blocks/measure/schema.ts'
import { Cell } from './Cell.tsx'
import { points, words } from './cellKinds.ts'
import { RowFrame } from './RowFrame.tsx'
import { Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

/** The score of a part of a measure. */
export function SubScoreView({ node, editor, getPos }: NodeViewProps) {
  const isEditable = useEditable(editor)
  const part = readAttributes(subScoreRules, node.attrs)
  const cell = { editor, getPos, row: part.id }
  const score = describeScoreIn(part.score, part.least, part.most)
  const spoken = [part.name ?? 'A part without a name', score].filter((said) => said !== '').join(', ')
  return (
    <RowFrame editor={editor} getPos={getPos} name="subScore" thing="part" spoken={spoken}>
      <div contentEditable={false}>
        {isEditable ? <Cell {...cell} name="name" label="Part" kind={words} value={part.name} /> : part.name}
      </div>
      <div className="rowCells" contentEditable={false}>
        {isEditable ? (
          <>
            <Cell {...cell} name="score" label="Score" kind={points} value={part.score} />
            <Cell {...cell} name="least" label="Lowest" lead="of" kind={points} value={part.least} className="quiet" />
            <Cell {...cell} name="most" label="Highest" lead="to" kind={points} value={part.most} className="quiet" />
          </>
        ) : (
          score
        )}
        {isOutside(part) && <span className="quiet">{outsideWords}</span>}
      </div>
      <div className="rowBody">
        <Words prompt="Comment" />
      </div>
    </RowFrame>
  )
}
