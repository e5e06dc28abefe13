import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AuditAnchor } from '../../server/domain/audit/anchor.ts'
import { openLog } from '../../server/log.ts'
import { type ChainName, hashOf } from '../../server/storage/auditChain.ts'
import type { Database } from '../../server/storage/database.ts'
import { findHead } from '../../server/storage/repos/auditHeads.ts'
import { readChain, type StoredEntry } from '../../server/storage/repos/auditTrail.ts'
import { runElsewhere } from '../storage/store.ts'
import type { Dialect } from '../support/app.ts'
import { fromHere } from '../support/surroundings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs `npm run audit:verify` as an operator does. */
export function npmVerify(settings: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const child = spawn('npm', ['run', '--silent', 'audit:verify'], {
    cwd: root,
    env: { ...fromHere(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}

/** Somebody who holds the database itself, and takes the triggers away first. */
export interface Intruder {
  run(...statements: string[]): Promise<void>
  /** Puts the audit back as it was when the intruder came. */
  undo(): Promise<void>
}

export async function intruder(url: string, dialect: Dialect): Promise<Intruder> {
  const run = async (...statements: string[]) => {
    for (const statement of statements) await runElsewhere(url, statement)
  }
  const triggers = ['no_update', 'no_delete', 'no_replace', 'no_second']
  if (dialect === 'postgres') await run('alter table audit_entry disable trigger all')
  else await run(...triggers.map((name) => `drop trigger audit_entry_${name}`))
  await run(
    'create table kept_entry as select * from audit_entry',
    'create table kept_head as select * from audit_head',
  )
  const columns = 'seq, practice_id, at, member_id, action, subject_kind, subject_id, detail, number, hash'
  const given = dialect === 'postgres' ? 'overriding system value' : ''
  return {
    run,
    undo: () =>
      run(
        'delete from audit_entry',
        `insert into audit_entry (${columns}) ${given} select ${columns} from kept_entry`,
        'delete from audit_head',
        'insert into audit_head select * from kept_head',
      ),
  }
}

const quoted = (text: string | null) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`)

/** Statements that change an entry and make all hashes from there on anew, as somebody who knows the form would. */
export async function rewriting(
  database: Database,
  chain: ChainName,
  from: number,
  change: (entry: StoredEntry) => StoredEntry,
): Promise<string[]> {
  const entries = await readChain(database.read, chain, { after: 0, limit: 10_000 })
  const statements: string[] = []
  let hash = entries[from - 2]?.hash ?? '0'.repeat(64)
  for (const stored of entries.slice(from - 1)) {
    const entry = stored.number === from ? change(stored) : stored
    hash = hashOf(hash, entry)
    statements.push(
      `update audit_entry set hash = '${hash}', member_id = ${quoted(entry.memberId)}, action = ${quoted(entry.action)}
       where practice_id = '${chain}' and number = ${entry.number}`,
    )
  }
  return [...statements, `update audit_head set hash = '${hash}' where chain = '${chain}'`]
}

/** A server's anchor by itself, begun on a database as the server does when it starts. */
export async function beginAnchor(database: Database, path: string): Promise<AuditAnchor> {
  const anchor = new AuditAnchor({ database, clock: Date.now, log: openLog('silent') }, path)
  await anchor.begin()
  return anchor
}

/** The newest number of a chain. */
export const newestOf = async (database: Database, chain: ChainName): Promise<number> =>
  (await findHead(database.read, chain))?.number ?? 0
