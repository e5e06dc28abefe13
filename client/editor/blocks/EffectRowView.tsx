import { NodeViewContent, type NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { deriveAdverseEffects } from '../../../shared/note/blocks/adverseEffects/derive.ts'
import { describeMoment } from '../../../shared/note/blocks/adverseEffects/describe.ts'
import { effectRowRules, relationNames, severityNames } from '../../../shared/note/blocks/adverseEffects/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day, stamped, time, words } from './cellKinds.ts'
import { RowFrame } from './RowFrame.tsx'
import { TimeColumns } from './rowParts.tsx'
import { useEditable } from './useNote.ts'
import { YesNoCell } from './YesNoCell.tsx'

/** One effect: when, how bad, what was done, who was told, and how long it lasted. */
export function EffectRowView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const row = readAttributes(effectRowRules, node.attrs)
  const [derived] = deriveAdverseEffects({ type: 'adverseEffects', content: [node.toJSON()] }).rows
  const overAt = row.resolvedRecordedAt === null ? stamped(time(now), 'resolvedRecordedAt', now) : time(now)
  const duration = derived?.duration ?? ''
  const cell = { editor, getPos, row: row.id }
  const spoken = [row.onsetAt ?? 'No time', row.severity === null ? '' : severityNames[row.severity]]
  return (
    <RowFrame
      editor={editor}
      getPos={getPos}
      name="effectRow"
      thing="effect"
      spoken={spoken.filter((part) => part !== '').join(', ')}
      state={row.serious === true ? 'serious' : undefined}
    >
      <TimeColumns
        cell={cell}
        name="onsetAt"
        stamp="onsetRecordedAt"
        label="Onset"
        at={row.onsetAt}
        recordedAt={row.onsetRecordedAt}
      />
      <div className="rowBody">
        <NodeViewContent className="rowLines" />
        {isEditable ? (
          <div className="rowCells" contentEditable={false}>
            <ChoiceCell {...cell} name="severity" label="Severity" value={row.severity} words={severityNames} />
            <span className="labelled">
              <span className="cellLead">serious</span>
              <YesNoCell {...cell} name="serious" label="Serious" value={row.serious} />
            </span>
            <span className="labelled">
              <span className="cellLead">relation</span>
              <ChoiceCell
                {...cell}
                name="relation"
                label="Relation"
                none="–"
                value={row.relation}
                words={relationNames}
              />
            </span>
            <Cell {...cell} name="told" lead="told" label="Who was told" kind={words} value={row.told} />
            <Cell {...cell} name="onsetOn" lead="began" label="On another day" kind={day(now)} value={row.onsetOn} />
            <Cell {...cell} name="resolvedAt" lead="over at" label="Over at" kind={overAt} value={row.resolvedAt} />
            {(row.resolvedAt !== null || row.resolvedOn !== null) && (
              <Cell {...cell} name="resolvedOn" lead="on" label="Over on" kind={day(now)} value={row.resolvedOn} />
            )}
            {duration !== '' && <span className="derived">lasted {duration}</span>}
          </div>
        ) : (
          <span className="quiet" contentEditable={false}>
            {said(row, duration)}
          </span>
        )}
      </div>
    </RowFrame>
  )
}

type Row = ReturnType<typeof readAttributes<typeof effectRowRules>>

const shown = (date: string | null) => (date === null ? null : showDay(date))

function said(row: Row, duration: string): string {
  const over = describeMoment(shown(row.resolvedOn), row.resolvedAt)
  return [
    row.onsetOn === null ? '' : `began ${showDay(row.onsetOn)}`,
    row.severity === null ? '' : severityNames[row.severity],
    row.serious === null ? '' : row.serious ? 'serious' : 'not serious',
    row.relation === null ? '' : `relation: ${relationNames[row.relation]}`,
    row.told === null ? '' : `told: ${row.told}`,
    over === '' ? '' : `over ${over}`,
    duration === '' ? '' : `lasted ${duration}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}
