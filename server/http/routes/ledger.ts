import { z } from '@hono/zod-openapi'
import { AddHour, Ledger, LedgerPeriod } from '../../../shared/api/ledger.ts'
import { HourId } from '../../../shared/ids.ts'
import { addHour, ledgerOf, removeHour } from '../../domain/ledger/ledger.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { csvCell } from '../present/csv.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const path = '/api/review/ledger'

/** A supervisor's own ledger. */
export function ledgerRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path,
      summary: 'My ledger as a supervisor: notes reviewed and hours held, by supervisee',
      request: { query: LedgerPeriod },
      responses: { 200: answers(Ledger, 'By name.') },
    }),
    async (c) => {
      const period = c.req.valid('query')
      const { lines: items, hours, supervisees } = await ledgerOf(services, actorOf(c), period)
      return c.json({ ...period, items, hours, supervisees }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: `${path}/export`,
      summary: 'My ledger as a table',
      request: { query: LedgerPeriod },
      responses: { 200: { description: 'Comma-separated values.', content: { 'text/csv': { schema: z.string() } } } },
    }),
    async (c) => {
      const period = c.req.valid('query')
      const { lines } = await ledgerOf(services, actorOf(c), period)
      const rows = lines.map(({ supervisee, cosigned, sentBack, turnaround, minutes }) => [
        ...[supervisee.name, period.from, period.to, String(cosigned), String(sentBack)],
        ...[turnaround === null ? '' : (turnaround / 60).toFixed(1), (minutes / 60).toFixed(2)],
      ])
      const table = [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
      return c.body(`\uFEFF${table}`, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="supervision-${period.from}-${period.to}.csv"`,
      })
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/hours',
      summary: 'Write down supervision that was held',
      request: takes(AddHour),
      responses: { 204: { description: 'It is in the ledger.' } },
    }),
    async (c) => {
      await addHour(services, actorOf(c), c.req.valid('json'))
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/hours/{id}',
      summary: 'Take hours out of my ledger that I wrote down',
      request: { params: z.object({ id: HourId }) },
      responses: { 204: { description: 'They are gone.' } },
    }),
    async (c) => {
      await removeHour(services, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
}

const columns = [
  'supervisee',
  'from',
  'to',
  'notes_cosigned',
  'notes_sent_back',
  'turnaround_hours',
  'supervision_hours',
]
