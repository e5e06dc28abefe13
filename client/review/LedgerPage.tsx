import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AddHour, type Ledger, type LedgerPeriod, type LedgerRow } from '../../shared/api/ledger.ts'
import { ledgerFile, ledgerQuery, useAddHour, useRemoveHour } from '../api/ledger.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { calendarDay, dayInput } from '../ui/dates.ts'
import { Face } from '../ui/Face.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { answeredAfter, heldFor } from './ledgerWords.ts'
import './ledger.css'

/** What a supervisor did for whom in a period: notes reviewed, how soon, and hours held. */
export function LedgerPage() {
  const [period, setPeriod] = useState(threeMonthsToToday)
  const ledger = useQuery(ledgerQuery(period))
  const isPeriod = period.from !== '' && period.to !== '' && period.from <= period.to
  return (
    <div className="wide ledgerPage">
      <title>Supervision ledger · Throughline</title>
      <div className="pageHead">
        <h1>Supervision ledger</h1>
        <p className="muted">Notes you reviewed and hours you held. Only you see it here.</p>
      </div>
      <div className="ledgerPeriod">
        <TextField
          label="From"
          type="date"
          value={period.from}
          onChange={({ currentTarget }) => setPeriod({ ...period, from: currentTarget.value })}
        />
        <TextField
          label="To"
          type="date"
          value={period.to}
          onChange={({ currentTarget }) => setPeriod({ ...period, to: currentTarget.value })}
        />
        {isPeriod && (
          <a className="button" data-variant="plain" href={ledgerFile(period)} download>
            Save as a table
          </a>
        )}
      </div>
      {ledger.error && <Problem>{sentenceOf(ledger.error)}</Problem>}
      {ledger.isLoading && <Loading />}
      {ledger.data && <Lines items={ledger.data.items} />}
      {ledger.data && ledger.data.supervisees.length > 0 && <NewHour ledger={ledger.data} />}
      {ledger.data && ledger.data.hours.length > 0 && <Hours ledger={ledger.data} />}
    </div>
  )
}

/** From the first day of the month before last to today. */
function threeMonthsToToday(): LedgerPeriod {
  const now = new Date()
  const first = new Date(now.getFullYear(), now.getMonth() - 2, 1, 12)
  return { from: dayInput(first.toISOString()), to: dayInput(now.toISOString()) }
}

function Lines({ items }: { items: readonly LedgerRow[] }) {
  if (items.length === 0) return <p className="muted">You supervise nobody, and reviewed nothing in this time.</p>
  return (
    <div className="ledgerScroll">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Supervisee</th>
            <th scope="col">Co-signed</th>
            <th scope="col">Sent back</th>
            <th scope="col">
              Answered after <span className="muted">(median)</span>
            </th>
            <th scope="col">Hours held</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ supervisee, cosigned, sentBack, turnaround, minutes }) => (
            <tr key={supervisee.id}>
              <th scope="row">
                <span aria-hidden="true">
                  <Face person={supervisee} size="small" />
                </span>
                {supervisee.name}
              </th>
              <td>{cosigned}</td>
              <td>{sentBack}</td>
              <td>{turnaround === null ? '–' : answeredAfter(turnaround)}</td>
              <td>{minutes === 0 ? '–' : heldFor(minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function NewHour({ ledger }: { ledger: Ledger }) {
  const add = useAddHour()
  const read = ({ superviseeId, heldOn, minutes }: Record<string, string>) => ({
    superviseeId,
    heldOn,
    minutes: minutes === undefined ? undefined : Number(minutes),
  })
  const { sentences, submit, elsewhere } = useForm(AddHour, add, read)
  return (
    <form className="ledgerHour" onSubmit={submit} noValidate aria-label="Write down supervision that was held">
      <SelectField
        label="Supervision held with"
        name="superviseeId"
        options={ledger.supervisees.map(({ id, name }) => ({ value: id, label: name }))}
        error={sentences.superviseeId}
      />
      <TextField
        label="On"
        type="date"
        name="heldOn"
        defaultValue={dayInput(new Date().toISOString())}
        error={sentences.heldOn}
      />
      <TextField label="Minutes" name="minutes" inputMode="numeric" defaultValue="60" error={sentences.minutes} />
      <Button type="submit" disabled={add.isPending}>
        Write it down
      </Button>
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
    </form>
  )
}

function Hours({ ledger: { hours } }: { ledger: Ledger }) {
  const remove = useRemoveHour()
  return (
    <section aria-labelledby="hoursHeld">
      <h2 id="hoursHeld">Hours held</h2>
      <ul className="rows">
        {hours.map(({ id, supervisee, heldOn, minutes }) => (
          <li key={id} className="hourRow">
            <span>{calendarDay(heldOn)}</span>
            <span>{supervisee.name}</span>
            <span>{heldFor(minutes)}</span>
            <Button
              variant="quiet"
              disabled={remove.isPending}
              aria-label={`Remove ${heldFor(minutes)} with ${supervisee.name} on ${calendarDay(heldOn)}`}
              onClick={() => remove.mutate(id)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {remove.error && <Problem>{sentenceOf(remove.error)}</Problem>}
    </section>
  )
}
