import { useState } from 'react'
import { doseRowRules } from '../../shared/note/blocks/dose/schema.ts'
import { clockAfter, clockTime } from '../../shared/note/clock.ts'
import { type Ago, agoChoices } from './ago.ts'
import type { SessionHand } from './hand.ts'
import { Keypad, press } from './Keypad.tsx'
import { dosesIn } from './log.ts'
import type { SessionBlocks } from './reading.ts'
import { routeInShort } from './routeInShort.ts'
import { Segment } from './Segment.tsx'

/**
 * Records that the dose, or a booster, was given. Nothing stands in the note before it is confirmed: what was given is no
 * matter of half a figure. It is a record, and no order.
 */
export function BoosterPanel({
  blocks,
  hand,
  kind,
  onClose,
}: {
  blocks: SessionBlocks
  hand: SessionHand
  kind: 'dose' | 'booster'
  onClose: () => void
}) {
  const { first, open } = dosesIn(blocks)
  const [rowId] = useState(kind === 'dose' ? (open?.id ?? null) : null)
  const row = rowId !== null && open?.id === rowId ? open : null
  // A colleague may record the same dose while this is open: it is given once.
  const isRecorded = kind === 'dose' && first !== null
  const prefilled = row?.given ?? row?.ordered ?? null
  const [openedAt] = useState(() => clockTime(new Date()))
  const [ago, setAgo] = useState<Ago>(0)
  const [typed, setTyped] = useState(prefilled === null ? '' : String(prefilled))
  const [givenBy, setGivenBy] = useState(row?.givenBy ?? first?.givenBy ?? '')

  const amount = typed.trim() === '' ? null : Number(typed.replace(',', '.'))
  const given = amount !== null && doseRowRules.given.allows(amount) && amount > 0 ? amount : null
  const at = clockAfter(openedAt, -ago)
  const route = (row ?? first)?.route
  const record = () => {
    if (given === null || isRecorded) return
    const values = { at, given, givenBy: givenBy.trim() === '' ? null : givenBy.trim() }
    if (kind === 'booster') hand.add('dose', { kind: 'booster', ...values })
    else if (!row?.id || !hand.set(row.id, values)) hand.add('dose', { kind: 'dose', ...values })
    onClose()
  }
  const name = kind === 'dose' ? 'dose' : 'booster'
  return (
    <section className="sessionPanel dosePanel" aria-label={kind === 'dose' ? 'Record the dose' : 'Booster'}>
      <div className="doseFields">
        <label className="doseField">
          <span>Given{route ? `, ${routeInShort[route]}` : ''}</span>
          <span className="doseAmount">
            <input
              inputMode="none"
              autoComplete="off"
              value={typed}
              placeholder="–"
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                record()
              }}
            />
            mg
          </span>
        </label>
        <label className="doseField">
          <span>By</span>
          <input value={givenBy} autoComplete="off" onChange={({ currentTarget }) => setGivenBy(currentTarget.value)} />
        </label>
        <Segment name="When" options={agoChoices} value={ago} onChoose={setAgo} />
        <p className="panelWords">A record of what was given, not an order. Nothing is written until you confirm.</p>
      </div>
      <Keypad extra="." onKey={(key) => setTyped(press(typed, key))} />
      <div className="panelEnd">
        <p className="panelAsk" role="status">
          {isRecorded && `The dose was recorded meanwhile: ${first.given} mg at ${first.at}.`}
          {!isRecorded && typed.trim() !== '' && given === null && 'An amount in milligrams, such as 25 or 12.5.'}
        </p>
        <button type="button" className="sessionButton" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="sessionButton isMain" disabled={given === null || isRecorded} onClick={record}>
          {given === null ? `Record the ${name}` : `Record ${name}, ${given} mg at ${at}`}
        </button>
      </div>
    </section>
  )
}
