import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { deriveTimeline } from '../../../shared/note/blocks/timeline/derive.ts'
import { momentKindNames, momentRules, techniqueNames } from '../../../shared/note/blocks/timeline/schema.ts'
import { describeMoment } from '../../../shared/note/blocks/timeline/write.ts'
import { initialsOf } from '../../ui/initials.ts'
import { LinkAct } from '../items/LinkAct.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { colleagues } from '../people.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { words } from './cellKinds.ts'
import { RowFrame } from './RowFrame.tsx'
import { TimeColumns, Words } from './rowParts.tsx'
import { useEditable } from './useNote.ts'

/** One moment: when, what kind, and its words, which colleagues may write together. */
export function MomentView({ node, editor, getPos }: NodeViewProps) {
  const { user, awareness } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const moment = readAttributes(momentRules, node.attrs)
  const [derived] = deriveTimeline({ type: 'timeline', content: [{ type: 'moment', attrs: node.attrs }] })
  const cell = { editor, getPos, row: moment.id }
  const spoken = [moment.at ?? 'No time', describeMoment(moment)].filter((part) => part !== '').join(', ')
  const prompt = moment.at !== null && !isEditable ? 'A mark, waiting for its words' : 'In their words, or yours'
  const observer = moment.observerName
  const colorOf = (id: string | null) =>
    id === user.id ? user.color : colleagues(awareness).find(({ person }) => person.id === id)?.person.color
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="moment"
      thing="moment"
      spoken={spoken}
      state={moment.kind ?? undefined}
    >
      <TimeColumns cell={cell} at={moment.at} recordedAt={moment.recordedAt} />
      <div className="rowBody">
        {isEditable ? (
          <div className="rowCells" contentEditable={false}>
            <ChoiceCell {...cell} name="kind" label="Kind" value={moment.kind} words={momentKindNames} />
            {moment.kind === 'said' || moment.by !== null ? (
              <Cell {...cell} name="by" label="By whom" kind={words} value={moment.by} />
            ) : null}
            {moment.kind !== 'said' || moment.technique !== null ? (
              <ChoiceCell
                {...cell}
                name="technique"
                label="Technique"
                value={moment.technique}
                words={techniqueNames}
              />
            ) : null}
            <LinkAct editor={editor} itemId={moment.id} first={['goal', 'insight']} className="rowAct" />
          </div>
        ) : (
          <span className="momentKind" contentEditable={false}>
            {describeMoment(moment)}
          </span>
        )}
        <Words prompt={prompt} />
        {derived?.recordedLater != null && (
          <span className="momentLater" contentEditable={false}>
            Recorded at {derived.recordedLater}
          </span>
        )}
      </div>
      <div className="rowFace" contentEditable={false}>
        {observer !== null && (
          <span
            className="face"
            data-size="small"
            data-person={colorOf(moment.observer)}
            role="img"
            title={`Observed by ${observer}`}
            aria-label={`Observed by ${observer}`}
          >
            {initialsOf(observer)}
          </span>
        )}
      </div>
    </RowFrame>
  )
}
