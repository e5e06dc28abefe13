import { expect, it } from 'vitest'
import { z } from 'zod'
import { trustedProxies } from '../../server/addresses.ts'
import { refusalCounter } from '../../server/domain/audit/refusals.ts'
import { grants } from '../../server/domain/auth/grants.ts'
import { luciaSessions } from '../../server/domain/auth/sessions.ts'
import { signInThrottle } from '../../server/domain/auth/throttle.ts'
import { Doorbell } from '../../server/domain/doorbell/doorbell.ts'
import { openPrinter } from '../../server/domain/exporting/printer.ts'
import { httpApp } from '../../server/http/app.ts'
import { syncApp } from '../../server/sync/upgrade.ts'
import { caller as callAs } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { ask, chartOf, practiceOfCallers } from './charts.ts'
import { rows } from './routes.ts'
import { type Caller, type Chart, callers, pathOf, type Row } from './row.ts'
import { everythingWritten } from './written.ts'

const inBraces = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

/** The routes as the server itself knows them, without what runs before every route. */
function routesOf(app: App): Set<string> {
  const { services } = app
  const sessions = luciaSessions(services.database, services.clock)
  const door = { sessions, throttle: signInThrottle(services.database, services.clock) }
  const publicOrigin = () => app.url
  const countRefusal = refusalCounter(services.clock)
  const doorbell = new Doorbell(services, sessions)
  doorbell.close()
  const { anchor } = app
  const operating = { anchor, notReady: () => null, proxies: trustedProxies([]), metricsToken: null }
  const http = httpApp({
    ...services,
    ...operating,
    door,
    doorbell,
    grants: grants(services.clock),
    countRefusal,
    editText: (edit) => app.engine.edit(edit),
    printer: openPrinter(),
    publicOrigin,
    clientFolder: 'nowhere',
  })
  const sync = syncApp({ ...services, sessions, countRefusal, publicOrigin }, app.engine)
  const found = [...http.routes, ...sync.routes].filter(({ method }) => method !== 'ALL')
  return new Set(found.map(({ method, path }) => `${method} ${inBraces(path)}`))
}

const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

it('every route of the server, and of its description, is asked by everybody in here', async () => {
  const app = await startApp()
  const asked = new Set(rows.map(({ method, path }) => `${method} ${path}`))
  expect([...asked].toSorted()).toEqual([...routesOf(app)].toSorted())
  const { paths } = Description.parse(await (await callAs(app.url)('GET', '/api/openapi.json')).json())
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const undescribed = ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs', '/sync/{documentId}']
  expect(described.toSorted()).toEqual(
    [...asked].filter((route) => !undescribed.some((path) => route === `GET ${path}`)).toSorted(),
  )
})

/** With few charts beside it, a look at everything that is written is quick. */
const rowsAtOnce = 25
const someRows = Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
  rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
)

it.each(someRows.map((some) => [some[0]?.path ?? '', some] as const))(
  'every route answers everybody as it should, and who is refused changes nothing, from %s on',
  { timeout: 180_000 },
  async (_first, some) => {
    const { answers, wanted, changed } = await askEverybody(some)
    expect(answers).toEqual(wanted)
    expect(changed).toEqual([])
  },
)

async function askEverybody(some: readonly Row[]) {
  const app = await startApp()
  const practice = await practiceOfCallers(app)
  const answers: string[] = []
  const wanted: string[] = []
  const changed: string[] = []
  for (const row of some) {
    const title = `${row.method} ${row.path}${row.state ? ` (${row.state})` : ''}`
    const askAll = async (some: readonly Caller[], charts: Map<Caller, Chart>) => {
      for (const caller of some) {
        const chart = charts.get(caller) ?? (await chartOf(app, practice, caller, row))
        const response = await ask(app, practice.people, caller, row, chart)
        await response.arrayBuffer()
        answers.push(`${title} as ${caller}: ${response.status}`)
        wanted.push(`${title} as ${caller}: ${row.expected[caller]}`)
      }
    }
    const refused = callers.filter((caller) => row.expected[caller] >= 400)
    const charts = new Map<Caller, Chart>()
    for (const caller of refused) charts.set(caller, await chartOf(app, practice, caller, row))
    const before = await everythingWritten(app)
    await askAll(refused, charts)
    if ((await everythingWritten(app)) !== before) changed.push(title)
    await askAll(
      callers.filter((caller) => row.expected[caller] < 400),
      new Map(),
    )
  }
  return { answers, wanted, changed }
}

it('every refusal of a member is audited, with the route and what was asked for', async () => {
  const app = await startApp()
  const practice = await practiceOfCallers(app)
  const missing: string[] = []
  for (const row of rows) {
    for (const caller of ['stranger', 'colleague', 'observer'] satisfies Caller[]) {
      if (row.expected[caller] !== 403 && row.expected[caller] !== 404) continue
      const chart = await chartOf(app, practice, caller, row)
      const member = practice.people[caller]
      const path = pathOf(row, chart)
      await ask(app, practice.people, caller, row, chart)
      const [entry] = await app.services.database.read
        .selectFrom('audit_entry')
        .selectAll()
        .where('practice_id', '=', member.practiceId)
        .orderBy('seq', 'desc')
        .limit(1)
        .execute()
      const detail = JSON.parse(entry?.detail ?? '{}')
      const said =
        entry?.action === 'access.refused' &&
        entry.member_id === member.id &&
        inBraces(detail.route ?? '') === `${row.method} ${row.path}` &&
        detail.code === (row.expected[caller] === 403 ? 'not_allowed' : 'not_found') &&
        (!/\{/.test(row.path) || (entry.subject_id !== null && path.includes(entry.subject_id)))
      if (!said) missing.push(`${row.method} ${row.path} as ${caller}: ${JSON.stringify(entry)}`)
    }
  }
  expect(missing).toEqual([])
})
