import { expect, it } from 'vitest'
import { Ledger } from '../../shared/api/ledger.ts'
import { newMember } from '../support/actors.ts'
import { everydayDialects } from '../support/app.ts'
import { reviewedPair, seal, supervise } from './desk.ts'

const minute = 60_000
const period = () => {
  const at = (days: number) => new Date(Date.now() + days * 24 * 60 * minute).toISOString().slice(0, 10)
  return `from=${at(-2)}&to=${at(2)}`
}

it.each(everydayDialects)(
  'a supervisor’s ledger counts what was answered, how soon, and the hours written down, on %s',
  async (dialect) => {
    const { app, lead, cotherapist, supervisor, practiceId, note } = await reviewedPair({ dialect })
    const ledger = async () =>
      Ledger.parse(await (await supervisor.call('GET', `/api/review/ledger?${period()}`)).json())
    expect((await ledger()).items).toMatchObject([
      { supervisee: { id: lead.id }, cosigned: 0, sentBack: 0, turnaround: null, minutes: 0 },
    ])
    await seal(lead, 'submit', note)
    app.clock.advance(5 * minute)
    await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'More.' })
    await seal(lead, 'submit', note)
    app.clock.advance(7 * minute)
    await seal(supervisor, 'cosign', note)
    const hours = (superviseeId: string, minutes: unknown) =>
      supervisor.call('POST', '/api/hours', {
        superviseeId,
        heldOn: new Date().toISOString().slice(0, 10),
        minutes,
      })
    expect((await hours(lead.id, 50)).status).toBe(204)
    const { items, hours: held } = await ledger()
    expect(items).toMatchObject([{ supervisee: { id: lead.id }, cosigned: 1, sentBack: 1, turnaround: 5, minutes: 50 }])
    const table = await (await supervisor.call('GET', `/api/review/ledger/export?${period()}`)).text()
    expect(table).toContain('"Lead"')
    expect(table.trim().split('\r\n')[1]).toMatch(/"1","1","0\.1","0\.83"$/)

    // Not for somebody whom they never supervised, nor more than a day has; nobody else's hours.
    const before = await ledger()
    expect((await hours(cotherapist.id, 50)).status).toBe(400)
    expect((await hours(lead.id, 24 * 60)).status).toBe(400)
    expect((await hours(lead.id, 1.5)).status).toBe(400)
    expect((await lead.call('GET', `/api/review/ledger?${period()}`)).status).toBe(403)
    expect(await ledger()).toEqual(before)
    const other = await newMember(app, practiceId, ['supervisor'], 'Other')
    await supervise(app, other, lead)
    const theirs = Ledger.parse(await (await other.call('GET', `/api/review/ledger?${period()}`)).json())
    expect(theirs.items).toMatchObject([{ cosigned: 0, minutes: 0 }])
    expect((await other.call('DELETE', `/api/hours/${held[0]?.id}`)).status).toBe(404)
    expect(await ledger()).toEqual(before)
    expect((await supervisor.call('DELETE', `/api/hours/${held[0]?.id}`)).status).toBe(204)
    expect((await ledger()).hours).toEqual([])
  },
)
