import type { NodeViewProps } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { deriveDose, showMilligrams, showPerKilogram } from '../../../shared/note/blocks/dose/derive.ts'
import { describeGiving, describeKind } from '../../../shared/note/blocks/dose/describe.ts'
import { doseRowRules, doseRules, rowKindNames } from '../../../shared/note/blocks/dose/schema.ts'
import { useNoteSurroundings } from '../noteContext.ts'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { count, figure, time, words } from './cellKinds.ts'
import { FlagCell } from './FlagCell.tsx'
import { RowFrame } from './RowFrame.tsx'
import { FigureColumn, TimeColumns, Words } from './rowParts.tsx'
import { useEditable, useRanIn } from './useNote.ts'
import { useParentValues } from './useParentValues.ts'

/** One giving. Its words are the comment; its numbers are cells. */
export function DoseRowView({ node, editor, getPos }: NodeViewProps) {
  const { now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const dose = readAttributes(doseRules, useParentValues(editor, getPos))
  const row = readAttributes(doseRowRules, node.attrs)
  const [derived] = deriveDose({
    type: 'dose',
    attrs: { ...dose },
    content: [{ type: 'doseRow', attrs: node.attrs }],
  }).rows
  const infused = useRanIn(editor, getPos)
  const perKilogram = showPerKilogram(infused?.perKilogram ?? derived?.perKilogram ?? null)
  const cell = { editor, getPos, row: row.id }
  /** Of an infusion that runs already. */
  const isChange = row.kind === 'rate' || row.kind === 'pause'
  const isIn = (...routes: (typeof dose.route)[]) => routes.includes(dose.route)
  const spoken = [row.at ?? 'No time', describeKind(row.kind, row.medicine)].join(', ')
  return (
    <RowFrame editor={editor} getPos={getPos} name="doseRow" spoken={spoken}>
      <TimeColumns cell={cell} at={row.at} recordedAt={row.recordedAt} />
      <div className="rowBody">
        {isEditable ? (
          <div className="rowCells" contentEditable={false}>
            <ChoiceCell {...cell} name="kind" label="Kind" value={row.kind} words={rowKindNames} />
            {row.kind === 'other' && (
              <Cell {...cell} name="medicine" label="Medicine" kind={words} value={row.medicine} />
            )}
            {(!isChange || row.site !== null) && (
              <Cell {...cell} name="site" label="Site" kind={words} value={row.site} />
            )}
            <Cell
              {...cell}
              name="givenBy"
              label={isChange ? 'By' : row.selfAdministered === true ? 'Seen by' : 'Given by'}
              kind={words}
              value={row.givenBy}
            />
            {((isIn('intranasal', 'sublingual', 'oral') && !isChange) || row.selfAdministered !== null) && (
              <FlagCell {...cell} name="selfAdministered" label="Self-administered" value={row.selfAdministered} />
            )}
            {((isIn('iv_infusion') && row.kind !== 'pause') || row.kind === 'rate' || row.rate !== null) && (
              <Cell {...cell} name="rate" label="Rate" unit="ml/h" kind={figure(10_000)} value={row.rate} />
            )}
            {(isIn('iv_infusion', 'iv_push') || row.kind === 'pause' || row.end !== null) && (
              <Cell {...cell} name="end" label="End" lead="until" kind={time(now)} value={row.end} />
            )}
            {(isIn('intranasal') || row.sprays !== null) && (
              <Cell {...cell} name="sprays" label="Sprays" unit="sprays" kind={count(1_000)} value={row.sprays} />
            )}
            {(isIn('sublingual') || row.heldMinutes !== null) && (
              <Cell
                {...cell}
                name="heldMinutes"
                label="Held"
                unit="min held"
                kind={figure(1_440)}
                value={row.heldMinutes}
              />
            )}
            {(isIn('sublingual') || row.afterHolding !== null) && (
              <ChoiceCell
                {...cell}
                name="afterHolding"
                label="Then"
                value={row.afterHolding}
                words={{ spat: 'spat', swallowed: 'swallowed' }}
              />
            )}
          </div>
        ) : (
          <span contentEditable={false}>
            {[describeKind(row.kind, row.medicine), describeGiving(row)].filter((part) => part !== '').join(', ')}
          </span>
        )}
        <Words prompt="Comment" />
      </div>
      <FigureColumn
        cell={cell}
        name="ordered"
        label="Ordered"
        unit="mg"
        kind={figure(100_000)}
        value={row.ordered}
        shown={showMilligrams(row.ordered)}
        className="rowOrdered"
      />
      <FigureColumn
        cell={cell}
        name="given"
        label="Given"
        unit="mg"
        kind={figure(100_000)}
        value={row.given}
        shown={showMilligrams(row.given)}
        className="rowGiven"
        derived={infused === null ? undefined : showMilligrams(infused.ranIn)}
      />
      <div className="amount derived rowPerKilogram" contentEditable={false}>
        {perKilogram}
        {perKilogram !== '' && <span className="visuallyHidden"> mg/kg</span>}
      </div>
    </RowFrame>
  )
}
