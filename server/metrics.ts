import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What a server counts of itself, for Prometheus. Labels are words of closed vocabularies: no id, address or name. */
export interface Metrics {
  /** `route` is the pattern of the route, never a path. */
  requestAnswered(of: { route: string; method: string; status: number; seconds: number }): void
  signIn(outcome: 'succeeded' | 'refused' | 'throttled'): void
  /** What became of updates that came over sockets. */
  updates(outcome: 'committed' | 'held' | 'refused' | 'forged', count: number): void
  committed(of: { documents: number; updates: number; seconds: number }): void
  commitFailed(): void
  documentLoaded(seconds: number): void
  /** Has a level read each time somebody looks. */
  watch(level: Level, read: () => number | Promise<number>): void
  /** Everything in the text form of Prometheus. Figures of the process itself begin when this is first asked for. */
  exposition(): Promise<{ text: string; contentType: string }>
}

const levels = {
  sockets: 'Open sockets.',
  doorbell_lines: 'Open pages that hear when something is new.',
  rooms: 'Documents that are open in memory.',
  held_words: 'Held words that their authors have not settled yet.',
  audit_fits_anchor: '1 where the audit has what its anchor names, 0 where it has not or the file cannot be used.',
  storage_takes_writes: '1 where the last commit succeeded, 0 where it failed.',
} as const
type Level = keyof typeof levels

/** What Node's parser takes in that is more than this is counted together. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const perBatch = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000]

/** Counters of one server, which live as long as it does. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name: `throughline_${name}`, help, labelNames, registers })
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ) => new Histogram({ name: `throughline_${name}`, help, labelNames, buckets, registers })

  const requests = histogram('http_request_seconds', 'Time to the answer, by the pattern of the route.', seconds, [
    'route',
    'method',
    'status',
  ])
  const signIns = counter('sign_ins_total', 'Tries to sign in.', ['outcome'])
  const updates = counter('updates_total', 'Updates that came over sockets.', ['outcome'])
  const batch = histogram('commit_updates', 'Updates in one commit.', perBatch)
  const documents = histogram('commit_documents', 'Documents in one commit.', perBatch)
  const commits = histogram('commit_seconds', 'Time that one commit took.', seconds)
  const failures = counter('commit_failures_total', 'Commits that storage refused.')
  const loads = histogram('document_load_seconds', 'Time to load a document for a room.', seconds)
  let processFigures = false

  return {
    requestAnswered({ route, method, status, seconds: took }) {
      const known = methods.has(method) ? method : 'other'
      requests.observe({ route, method: known, status: `${Math.floor(status / 100)}xx` }, took)
    },
    signIn: (outcome) => signIns.inc({ outcome }),
    updates(outcome, count) {
      if (count > 0) updates.inc({ outcome }, count)
    },
    committed(of) {
      batch.observe(of.updates)
      documents.observe(of.documents)
      commits.observe(of.seconds)
    },
    commitFailed: () => failures.inc(),
    documentLoaded: (took) => loads.observe(took),
    watch(level, read) {
      new Gauge({
        name: `throughline_${level}`,
        help: levels[level],
        registers,
        async collect() {
          this.set(await read())
        },
      })
    },
    async exposition() {
      // Watching the event loop and the garbage collector costs a little, so nobody pays for it who never looks.
      if (!processFigures) collectDefaultMetrics({ register: registry })
      processFigures = true
      return { text: await registry.metrics(), contentType: registry.contentType }
    },
  }
}
