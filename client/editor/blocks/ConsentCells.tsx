import type { DerivedConsent } from '../../../shared/note/blocks/consent/derive.ts'
import { capacityNames, consentGiverNames } from '../../../shared/note/blocks/consent/schema.ts'
import { showDay } from '../../../shared/note/calendar.ts'
import { Cell, type CellOf } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'
import { day, time, wholeFrom, words } from './cellKinds.ts'

/** What is recorded of a consent that was decided: from whom, by whom, how able, on what form, for how long. */
export function ConsentCells({
  consent,
  now,
  ...cell
}: Pick<CellOf, 'editor' | 'getPos' | 'row'> & { consent: DerivedConsent; now: () => Date }) {
  const { row } = consent
  const isForSomebody = row.from === 'guardian' || row.from === 'representative' || row.fromName !== null
  return (
    <div className="rowCells" contentEditable={false}>
      {(row.status === 'withdrawn' || row.withdrawnOn !== null || row.withdrawnAt !== null) && (
        <>
          <Cell
            {...cell}
            name="withdrawnOn"
            lead="withdrawn"
            label="Withdrawn on"
            kind={day(now)}
            value={row.withdrawnOn}
          />
          <Cell {...cell} name="withdrawnAt" lead="at" label="Withdrawn at" kind={time(now)} value={row.withdrawnAt} />
        </>
      )}
      <Cell {...cell} name="obtainedBy" lead="by" label="Obtained by" kind={words} value={row.obtainedBy} />
      <ChoiceCell {...cell} name="from" label="From whom" value={row.from} words={consentGiverNames} />
      {isForSomebody && <Cell {...cell} name="fromName" label="Their name" kind={words} value={row.fromName} />}
      <ChoiceCell {...cell} name="capacity" label="Capacity" value={row.capacity} words={capacityNames} />
      <Cell {...cell} name="interpreter" lead="interpreter" label="Interpreter" kind={words} value={row.interpreter} />
      <Cell {...cell} name="version" lead="version" label="Form’s version" kind={words} value={row.version} />
      <Cell
        {...cell}
        name="signedCopy"
        lead="signed copy"
        label="Where the signed copy is"
        kind={words}
        value={row.signedCopy}
      />
      <Cell
        {...cell}
        name="validMonths"
        lead="for"
        label="Holds for"
        unit="months"
        kind={wholeFrom(1, 1_200)}
        value={row.validMonths}
      />
      {consent.holdsUntil !== null && <span className="derived">until {showDay(consent.holdsUntil)}</span>}
    </div>
  )
}
