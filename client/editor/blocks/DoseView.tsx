import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { deriveDose, showMilligrams, showPerKilogram } from '../../../shared/note/blocks/dose/derive.ts'
import {
  describeProduct,
  describeRest,
  describeRoute,
  describeTimeZero,
  describeTotal,
} from '../../../shared/note/blocks/dose/describe.ts'
import { routeNames } from '../../../shared/note/blocks/dose/routes.ts'
import { productNames } from '../../../shared/note/blocks/dose/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { clockTime } from '../../../shared/note/clock.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { CarriedCell } from './CarriedCell.tsx'
import { Cell } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day, figure, words } from './cellKinds.ts'
import { addRow } from './rows.ts'
import { useEditable } from './useNote.ts'

/** What was ordered and given: a row for each giving, with mg/kg and the totals beside what was entered. */
export function DoseView({ node, editor, getPos }: NodeViewProps) {
  const { origin, now } = useNoteSurroundings()
  const isEditable = useEditable(editor)
  const derived = deriveDose(node.toJSON())
  const { dose, totalGiven, totalOrdered, totalPerKilogram, timeZeroRow } = derived
  const totalSaid = describeTotal(derived)
  const isUnseen = dose.wasted !== null && dose.wasted > 0 && (dose.witness ?? '') === ''
  const measuredOn = dose.weightMeasuredOn
  const carriedFrom = dose.weightCarriedFrom === null ? null : showDay(dose.weightCarriedFrom)
  const spelt = {
    ...dose,
    weightMeasuredOn: measuredOn === null ? null : showDay(measuredOn),
    weightCarriedFrom: carriedFrom,
  }
  const cell = { editor, getPos, row: dose.id }
  const add = (stop: string, values: Record<string, unknown>) => {
    const at = getPos()
    if (at !== undefined) addRow(editor, at, stop, origin, values)
  }
  const isInfusion = dose.route === 'iv_infusion' && derived.rows.some(({ row }) => row.rate !== null)
  return (
    <NodeViewWrapper className="block doseBlock" data-block="dose" role="group" aria-label="Dose">
      <div className="blockHead" contentEditable={false}>
        {isEditable ? (
          <div className="blockTitle">
            <ChoiceCell
              {...cell}
              name="product"
              label="Product"
              value={dose.product}
              words={productNames}
              className="strong"
            />
            <Cell
              {...cell}
              name="concentration"
              label="Strength"
              unit="mg/ml"
              kind={figure(10_000)}
              value={dose.concentration}
            />
            <Cell {...cell} name="formulation" label="Formulation" kind={words} value={dose.formulation} />
            <ChoiceCell {...cell} name="route" label="Route" value={dose.route} words={routeNames} className="quiet" />
          </div>
        ) : (
          <div className="blockTitle">
            <b>{describeProduct(dose) || 'Dose'}</b> <span className="quiet">{describeRoute(dose)}</span>
          </div>
        )}
        <span className="blockNote">{describeTimeZero(timeZeroRow)}</span>
      </div>
      <div className="doseColumns columns" contentEditable={false} aria-hidden="true">
        <span>Time</span>
        <span>T+min</span>
        <span>Site, given by</span>
        <span className="amount">Ordered</span>
        <span className="amount">Given</span>
        <span className="amount">mg/kg</span>
      </div>
      <NodeViewContent className="blockRows" />
      {(totalGiven !== null || totalOrdered !== null) && (
        <div className="doseTotal" contentEditable={false}>
          <span>Total given</span>
          <span className="amount derived">
            <span className="visuallyHidden">ordered </span>
            {showMilligrams(totalOrdered)}
          </span>
          <span className="amount">{showMilligrams(totalGiven)}</span>
          <span className="amount derived">
            {showPerKilogram(totalPerKilogram)}
            {totalPerKilogram !== null && <span className="visuallyHidden"> mg/kg</span>}
          </span>
        </div>
      )}
      {totalSaid !== '' && (
        <p className="blockWords" contentEditable={false}>
          {totalSaid}.
        </p>
      )}
      {isEditable ? (
        <div className="blockFoot" contentEditable={false}>
          <div className="blockActs">
            <button
              type="button"
              className="blockAct"
              onClick={() => add('at', { kind: node.childCount === 0 ? null : 'booster' })}
            >
              <Icon name="plus" /> Add a row
            </button>
            {isInfusion && origin !== null && (
              <>
                <button
                  type="button"
                  className="blockAct"
                  onClick={() => add('rate', { kind: 'rate', at: clockTime(now()) })}
                >
                  <Icon name="plus" /> Rate changed now
                </button>
                <button
                  type="button"
                  className="blockAct"
                  onClick={() => add('end', { kind: 'pause', at: clockTime(now()) })}
                >
                  <Icon name="plus" /> Paused now
                </button>
              </>
            )}
          </div>
          <div className="footCells">
            <span className="footCell">
              <Cell {...cell} name="weight" label="Weight" lead="Weight" kind={figure(2_000)} value={dose.weight} />
              <ChoiceCell
                {...cell}
                name="weightUnit"
                label="Unit of weight"
                none="kg"
                value={dose.weightUnit}
                words={{ kg: 'kg', lb: 'lb' }}
              />
            </span>
            <Cell
              {...cell}
              name="weightMeasuredOn"
              lead="measured"
              label="Measured on"
              kind={day(now)}
              value={dose.weightMeasuredOn}
            />
            <CarriedCell {...cell} name="weightCarriedFrom" from={dose.weightCarriedFrom} thing="the weight" />
            <Cell {...cell} name="lot" lead="Lot" label="Lot" kind={words} value={dose.lot} />
            <Cell {...cell} name="wasted" label="Wasted" unit="mg wasted" kind={figure(100_000)} value={dose.wasted} />
            <Cell {...cell} name="witness" lead="witnessed by" label="Witness" kind={words} value={dose.witness} />
            {isUnseen && <span className="quiet">no witness recorded</span>}
            <Cell {...cell} name="orderedBy" lead="Ordered by" label="Ordered by" kind={words} value={dose.orderedBy} />
            <Cell
              {...cell}
              name="orderedWhere"
              lead="kept in"
              label="Order kept in"
              kind={words}
              value={dose.orderedWhere}
            />
          </div>
          <p className="blockWords">mg/kg is arithmetic on what was entered. This keeps a record and is no order.</p>
        </div>
      ) : (
        <p className="blockWords" contentEditable={false}>
          {[...describeRest(spelt), 'mg/kg is arithmetic on what was entered'].join('. ')}.
        </p>
      )}
    </NodeViewWrapper>
  )
}
