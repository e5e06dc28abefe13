import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { trustedProxies } from './addresses.ts'
import type { Config } from './config.ts'
import { AuditAnchor } from './domain/audit/anchor.ts'
import { refusalCounter } from './domain/audit/refusals.ts'
import { grants } from './domain/auth/grants.ts'
import { luciaSessions } from './domain/auth/sessions.ts'
import { signInThrottle } from './domain/auth/throttle.ts'
import { type BellPace, Doorbell } from './domain/doorbell/doorbell.ts'
import { localPublisher } from './domain/events.ts'
import { openPrinter } from './domain/exporting/printer.ts'
import { VersionKeeper } from './domain/history/versionKeeper.ts'
import { Indexer } from './domain/index/indexer.ts'
import { sendPost } from './domain/notifications/postman.ts'
import type { Services } from './domain/services.ts'
import { practiceKeys } from './domain/signing/practiceKeys.ts'
import { httpApp, servePages } from './http/app.ts'
import type { HttpServices } from './http/context.ts'
import { type Log, openLog } from './log.ts'
import { openMail } from './mail.ts'
import { openMetrics } from './metrics.ts'
import { openSealSecret } from './sealSecret.ts'
import { openDatabase } from './storage/openDatabase.ts'
import { countUnsettled } from './storage/repos/held.ts'
import { type Pace, SyncEngine } from './sync/engine.ts'
import { socketServer, syncApp } from './sync/upgrade.ts'

/** A server that accepts connections. */
export interface Running {
  /** The site's own address, as members type it. */
  url: string
  port: number
  services: Services
  engine: SyncEngine
  indexer: Indexer
  anchor: AuditAnchor
  doorbell: Doorbell
  versions: VersionKeeper
  /** Takes no new work, finishes what is under way, tells every client to come back, and lets go of everything. */
  stop(): Promise<void>
}

export interface ServeOptions {
  clock?: () => number
  log?: Log
  clientFolder?: string
  /** How often the sync engine does what it does by itself. */
  pace?: Pace
  bellPace?: BellPace
}

const postEvery = 60_000
const housekeepingEvery = 10 * 60_000
const builtClient = join(import.meta.dirname, '../dist/client')

/** Wires the parts and starts to listen. Rejects with a sentence for the operator where that is not possible. */
export async function serve(config: Config, options: ServeOptions = {}): Promise<Running> {
  const log = options.log ?? openLog(config.logLevel)
  const clock = options.clock ?? Date.now
  const folder = mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  // With PostgreSQL there is nothing in it but the anchor, which says for itself where it cannot be written.
  await (config.databaseUrl.startsWith('file:') ? folder : folder.catch(() => undefined))
  const database = await openDatabase(config.databaseUrl)
  const publisher = localPublisher((error) => log.error({ error }, 'an event could not be handled'))
  const metrics = openMetrics()
  const mail = openMail(config.mail)
  const keys = practiceKeys({ database, clock, log }, await openSealSecret(config.sealSecretFile))
  const services: Services = { database, clock, log, mail, metrics, practiceKeys: keys, publisher }
  const sessions = luciaSessions(database, clock)
  const throttle = signInThrottle(database, clock)
  const countRefusal = refusalCounter(clock)
  const engine = new SyncEngine(services, sessions, options.pace)
  const doorbell = new Doorbell(services, sessions, options.bellPace)
  const indexer = new Indexer(services, (id) => engine.committedText(id))
  const anchor = new AuditAnchor(services, config.auditAnchor)
  const versions = new VersionKeeper(services)

  let origin = config.publicUrl ?? ''
  const publicOrigin = () => origin
  const notReady = () => {
    if (engine.isDraining) return 'shutting_down'
    return engine.takesWrites ? null : 'storage_refuses'
  }
  metrics.watch('sockets', () => engine.connectionCount)
  metrics.watch('doorbell_lines', () => doorbell.lineCount)
  metrics.watch('rooms', () => engine.roomCount)
  metrics.watch('held_words', () => countUnsettled(database.read))
  metrics.watch('storage_takes_writes', () => (engine.takesWrites ? 1 : 0))
  metrics.watch('audit_fits_anchor', () => (anchor.fits ? 1 : 0))
  const clientFolder = options.clientFolder ?? builtClient
  const operating = {
    anchor,
    notReady,
    proxies: trustedProxies(config.trustedProxies),
    metricsToken: config.metricsToken,
  }
  const http: HttpServices = {
    ...services,
    ...operating,
    door: { sessions, throttle },
    doorbell,
    grants: grants(clock),
    countRefusal,
    editText: (edit) => engine.edit(edit),
    printer: openPrinter(),
    publicOrigin,
    clientFolder,
  }
  const app = httpApp(http)
  app.route('/', syncApp({ ...services, sessions, countRefusal, publicOrigin }, engine))
  // While developing, Vite serves the pages.
  if (existsSync(clientFolder)) servePages(app, http)

  await anchor.begin()
  const { server, port } = await accept(app.fetch, config)
  origin ||= `http://localhost:${port}`
  const housekeeping = setInterval(() => {
    Promise.all([sessions.forgetEnded(), throttle.forgetOld()]).catch((error: unknown) =>
      log.error({ error }, 'what has ended could not be removed'),
    )
  }, housekeepingEvery)
  housekeeping.unref()
  const postRound = setInterval(() => {
    sendPost(services, origin).catch((error: unknown) => log.error({ error }, 'letters could not be looked for'))
  }, postEvery)
  postRound.unref()
  const caughtUp = Promise.all([indexer.catchUp(), versions.catchUp()])

  return {
    url: origin,
    port,
    services,
    engine,
    indexer,
    anchor,
    doorbell,
    versions,
    async stop() {
      clearInterval(housekeeping)
      clearInterval(postRound)
      doorbell.close()
      await engine.drain()
      await indexer.stop()
      await versions.stop()
      await caughtUp
      await close(server)
      await anchor.stop()
      await database.close()
    },
  }
}

type Fetch = Parameters<typeof listen>[0]['fetch']

async function accept(fetch: Fetch, config: Config): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = listen(
      {
        fetch,
        port: config.port,
        hostname: config.host,
        websocket: { server: socketServer() },
        serverOptions: {
          // Other protocols than WebSocket would leave their sockets open without anybody who reads them.
          shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
        },
      },
      ({ port }) => resolve({ server: server as Server, port }),
    )
    server.once('error', (cause: Error) =>
      reject(new Error(`Cannot listen on ${config.host}:${config.port}. Is something else using it?`, { cause })),
    )
  })
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 2_000).unref()
  })
}
