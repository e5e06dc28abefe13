import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAnchor } from '../../server/domain/audit/anchorFile.ts'
import { beforeAnyPractice } from '../../server/storage/auditChain.ts'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { appendAudit } from '../../server/storage/repos/audit.ts'
import { AuditChain } from '../../shared/api/audit.ts'
import { signedIn } from '../http/charts.ts'
import { runCommand } from '../operating/commands.ts'
import { auditOf, databaseUrlOf, makePractice } from '../storage/store.ts'
import { clinic } from '../support/actors.ts'
import { type App, type Dialect, dialects, migratedStorage, startApp } from '../support/app.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { until } from '../support/waiting.ts'
import { beginAnchor, intruder, newestOf, rewriting } from './tampering.ts'

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-anchor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'anchor.json')
}

/** A database with a practice of so many entries, without a server. */
async function chained(dialect: Dialect, entries: number) {
  const storage = await migratedStorage(dialect)
  const url = databaseUrlOf(storage)
  const database = await openDatabase(url)
  onTestFinished(async () => {
    await database.close()
    await storage.remove()
  })
  const practiceId = await makePractice(database)
  const row = { practiceId, at: 7, memberId: null, subjectKind: null, subjectId: null, detail: null }
  const add = (count: number) =>
    database.write((tx) =>
      appendAudit(
        tx,
        Array.from({ length: count }, () => ({ ...row, action: 'sign_in' })),
      ),
    )
  await add(entries)
  return { database, url, practiceId, add }
}

const anchorOf = (app: App) => join(app.storage.environment.DATA_DIR ?? '', 'audit-anchor.json')

describe.each(dialects)('the anchor on %s', (dialect) => {
  it('names the newest entries soon after they are committed, without being asked, and is its owner’s alone', async () => {
    const app = await startApp({ dialect })
    const { practiceId, lead } = await clinic(app)
    await lead.call('POST', '/api/auth/sign-in', { email: 'nobody@test.example', password: 'x' })
    await until('the anchor has followed', async () => {
      const named = (await readAnchor(anchorOf(app)))?.chains
      return (
        named?.[practiceId]?.number === (await newestOf(app.services.database, practiceId)) &&
        named[beforeAnyPractice]?.number === 1
      )
    })
    const before = await readFile(anchorOf(app), 'utf8')
    await app.anchor.move()
    expect(await readFile(anchorOf(app), 'utf8')).toBe(before)
    expect((await stat(anchorOf(app))).mode & 0o777).toBe(0o600)
    await lead.call('POST', '/api/auth/sign-out')
    await app.stop()
    const database = await openDatabase(databaseUrlOf(app.storage))
    const newest = await newestOf(database, practiceId)
    await database.close()
    expect((await readAnchor(anchorOf(app)))?.chains[practiceId]?.number).toBe(newest)
  })

  it('does not move over a tail that was cut while no server ran, however many entries come after', async () => {
    const { database, url, practiceId, add } = await chained(dialect, 10)
    const path = await place()
    await (await beginAnchor(database, path)).stop()
    const named = await readFile(path, 'utf8')
    const { run } = await intruder(url, dialect)
    const [kept] = await auditOf(database, practiceId, 8, 1)
    await run(
      `delete from audit_entry where practice_id = '${practiceId}' and number > 7`,
      `update audit_head set number = 7, hash = '${kept?.hash}' where chain = '${practiceId}'`,
    )
    const anchor = await beginAnchor(database, path)
    expect(anchor.fits).toBe(false)
    expect(anchor.standing(practiceId)).toEqual({ anchor: 'not_there', anchored: 11 })
    await add(20)
    await anchor.stop()
    expect(JSON.parse(await readFile(path, 'utf8')).chains).toEqual(JSON.parse(named).chains)
  })

  it('does not move over entries that were cut, or written anew, under a running server', async () => {
    const { database, url, practiceId, add } = await chained(dialect, 10)
    const path = await place()
    const anchor = await beginAnchor(database, path)
    const other = await makePractice(database)
    const { run, undo } = await intruder(url, dialect)
    await run(...(await rewriting(database, practiceId, 4, (entry) => ({ ...entry, action: 'sign_out' }))))
    await add(3)
    const row = { practiceId: other, at: 7, memberId: null, subjectKind: null, subjectId: null, detail: null }
    await database.write((tx) => appendAudit(tx, [{ ...row, action: 'sign_in' }]))
    await anchor.move()
    expect(anchor.standing(practiceId)).toEqual({ anchor: 'not_there', anchored: 11 })
    // What happened to one practice's audit leaves the others' anchored.
    expect(anchor.standing(other)).toEqual({ anchor: 'fits', anchored: 1 })
    await undo()
    await anchor.stop()
    expect((await readAnchor(path))?.chains[practiceId]?.number).toBe(11)
  })
})

describe('the anchor', () => {
  it('that is missing is begun anew, and every practice’s audit says so', async () => {
    const { database, practiceId } = await chained('sqlite', 3)
    const anchor = await beginAnchor(database, await place())
    expect(anchor.standing(practiceId)).toEqual({ anchor: 'fits', anchored: 4 })
    const [newest] = await auditOf(database, practiceId)
    expect(newest).toMatchObject({ number: 4, action: 'audit.anchored_anew', detail: '{"number":3}' })
    await anchor.stop()
  })

  it('that cannot be read is left as it is, and the server goes on without', async () => {
    const storage = await migratedStorage('sqlite')
    onTestFinished(() => storage.remove())
    const path = join(storage.environment.DATA_DIR ?? '', 'audit-anchor.json')
    await writeFile(path, '{"what":"something else"}')
    const app = await startApp({ storage })
    const { practiceId } = await clinic(app)
    await app.anchor.move()
    expect(app.anchor.standing(practiceId)).toEqual({ anchor: 'cannot_be_read', anchored: null })
    const admin = await signedIn(app, practiceId, ['admin'])
    const told = AuditChain.parse(await (await admin.call('GET', '/api/audit/chain')).json())
    expect(told).toMatchObject({ broken: null, anchor: 'cannot_be_read' })
    await app.stop()
    expect(await readFile(path, 'utf8')).toBe('{"what":"something else"}')
  })

  it('that cannot be written is tried again until it can', async () => {
    const { database, practiceId } = await chained('sqlite', 3)
    const path = await place()
    const folder = join(path, '..', 'later')
    const anchor = await beginAnchor(database, join(folder, 'anchor.json'))
    expect(anchor.standing(practiceId).anchor).toBe('cannot_be_written')
    await mkdir(folder)
    await anchor.move()
    expect(anchor.standing(practiceId)).toEqual({ anchor: 'fits', anchored: 4 })
    await anchor.stop()
  })

  it('an admin is told by the API where the audit holds, and where it does not', async () => {
    const app = await startApp()
    const { practiceId } = await clinic(app)
    const admin = await signedIn(app, practiceId, ['admin'])
    await app.anchor.move()
    const look = async () => AuditChain.parse(await (await admin.call('GET', '/api/audit/chain')).json())
    const newest = await newestOf(app.services.database, practiceId)
    expect(await look()).toMatchObject({ number: newest, from: 1, broken: null, anchor: 'fits', anchored: newest })
    const { run } = await intruder(databaseUrlOf(app.storage), 'sqlite')
    await run(`update audit_entry set action = 'sign_out' where practice_id = '${practiceId}' and number = 1`)
    expect(await look()).toMatchObject({ broken: 1 })
  })

  it('lags behind a server that is killed and never leads it, so that the audit still fits', async () => {
    const folder = join(await place(), '..')
    const settings = { DATA_DIR: folder, DEMO_PASSWORD: 'the password of the demonstration', LOG_LEVEL: 'error' }
    const server = await startServerProcess('demo', settings)
    const body = JSON.stringify({ email: 'lead@demo.example', password: settings.DEMO_PASSWORD })
    const headers = { origin: server.url, 'content-type': 'application/json' }
    const answer = await fetch(`${server.url}/api/auth/sign-in`, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
    await server.kill()
    const verified = await runCommand('verifyAudit', [], { DATA_DIR: folder })
    expect(verified).toMatchObject({ code: 0, complained: '' })
    const again = await startServerProcess('demo', settings)
    expect(await again.stop()).toBe(0)
    expect(again.logged()).toBe('')
    expect((await runCommand('verifyAudit', [], { DATA_DIR: folder })).code).toBe(0)
  })

  it('begins a new lineage with a restored backup, which the audit and the new anchor both tell', {
    timeout: 120_000,
  }, async () => {
    const app = await startApp()
    const { practiceId, lead } = await clinic(app)
    const settings = { ...app.storage.environment }
    const backup = join(await place(), '..', 'one.backup')
    expect((await runCommand('backup', [backup], settings)).code).toBe(0)
    const inBackup = await newestOf(app.services.database, practiceId)
    for (let turn = 0; turn < 3; turn++) await lead.call('GET', '/api/notes/not-there')
    await app.stop()
    const old = await readAnchor(anchorOf(app))
    expect(old?.chains[practiceId]?.number).toBe(inBackup + 3)

    const restored = await runCommand('restore', [backup, '--replace'], settings)
    expect(restored).toMatchObject({ code: 0, complained: '' })
    const anchor = await readAnchor(anchorOf(app))
    expect(anchor).toMatchObject({
      because: 'a backup was restored',
      chains: { [practiceId]: { number: inBackup + 1 } },
    })
    expect(anchor?.before).toMatchObject([{ lineage: old?.lineage, chains: old?.chains }])
    expect((await runCommand('verifyAudit', [], settings)).code).toBe(0)
    const database = await openDatabase(databaseUrlOf(app.storage))
    const [newest] = await auditOf(database, practiceId)
    await database.close()
    expect(newest).toMatchObject({ action: 'practice.restored', detail: `{"anchored":${inBackup + 3}}` })
    // A copy of the old anchor that lay elsewhere still shows what is gone.
    const copy = join(await place(), '..', 'copy.json')
    await writeFile(copy, JSON.stringify(old))
    const compared = await runCommand('verifyAudit', ['--anchor', copy], settings)
    expect(compared.code).toBe(1)
    expect(compared.complained).toContain(`entry ${inBackup + 2} is missing`)

    const running = await startApp({ storage: { environment: settings, remove: async () => undefined } })
    expect(running.anchor.fits).toBe(true)
  })
})
