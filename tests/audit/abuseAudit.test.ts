import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readAnchor } from '../../server/domain/audit/anchorFile.ts'
import { verifyAudit } from '../../server/domain/audit/verifyAudit.ts'
import { migrate, steps } from '../../server/storage/migrate.ts'
import { readChain } from '../../server/storage/repos/auditTrail.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { PracticeId } from '../../shared/ids.ts'
import { runCommand } from '../operating/commands.ts'
import { databaseUrlOf } from '../storage/store.ts'
import { clinic } from '../support/actors.ts'
import { type App, type Dialect, dialects, startApp, testStorage } from '../support/app.ts'
import { intruder, newestOf, npmVerify, rewriting } from './tampering.ts'

/** A practice with a dozen entries that the anchor names, and somebody who holds its database. */
async function scene(dialect: Dialect) {
  const app = await startApp({ dialect })
  const people = await clinic(app)
  for (let turn = 0; turn < 10; turn++) await people.outsider.call('GET', `/api/notes/${people.note.id}`)
  await app.anchor.move()
  const newest = await newestOf(app.services.database, people.practiceId)
  const settings = { ...app.storage.environment }
  return { app, ...people, newest, settings, intruder: await intruder(databaseUrlOf(app.storage), dialect) }
}

/** What the verifier finds first, in this process. */
async function firstBreak(app: App, practiceId: PracticeId) {
  const anchor = await readAnchor(join(app.storage.environment.DATA_DIR ?? '', 'audit-anchor.json'))
  if (!anchor) throw new Error('The server keeps an anchor.')
  for await (const { chain, broken } of verifyAudit(app.services.database.read, [anchor])) {
    if (!broken) continue
    expect(chain).toBe(practiceId)
    if (broken.what === 'missing') return { what: broken.what, number: broken.number }
    return { what: broken.what, number: broken.entry?.number }
  }
  return null
}

test.each(dialects)(
  'abuse 24: an audit row is edited, dropped, or the tail cut, on %s: npm run audit:verify names the first bad entry',
  { timeout: 120_000 },
  async (dialect) => {
    const { app, practiceId, newest, settings, intruder } = await scene(dialect)
    const where = `where practice_id = '${practiceId}'`
    const [last] = await readChain(app.services.database.read, practiceId, { after: newest - 1, limit: 1 })
    const whole = await npmVerify(settings)
    expect(whole.said).toMatch(
      /^The audit holds: \d+ entries in \d+ chains? follow from one another. They fit \S+audit-anchor.json/,
    )
    expect(whole.said).toContain(`Practice ${practiceId}: ${newest} entries, the newest with the hash ${last?.hash}\n`)
    expect(whole.code).toBe(0)

    await intruder.run(`update audit_entry set subject_id = null ${where} and number = 5`)
    const edited = await npmVerify(settings)
    expect(edited.code).toBe(1)
    expect(edited.said).toContain('The audit does not hold.\n')
    expect(edited.said).toMatch(
      new RegExp(
        `^Practice ${practiceId}: entry 5 \\(\\S+Z, access.refused\\) does not give its hash behind entry 4`,
        'm',
      ),
    )
    await intruder.undo()

    await intruder.run(`delete from audit_entry ${where} and number = 6`)
    const dropped = await runCommand('verifyAudit', [], settings)
    expect(dropped).toMatchObject({ code: 1, said: '' })
    expect(dropped.complained).toContain('entry 6 is missing. The next one that is there is 7.')
    await intruder.undo()

    await intruder.run(`delete from audit_entry ${where} and number >= ${newest - 1}`)
    const cut = await runCommand('verifyAudit', [], settings)
    expect(cut).toMatchObject({ code: 1, said: '' })
    expect(cut.complained).toContain(
      `entry ${newest - 1} is missing, and all behind it. The entries end at ${newest - 2}`,
    )
    await intruder.undo()
    expect(await runCommand('verifyAudit', [], settings)).toMatchObject({ code: 0, complained: '' })
  },
)

test.each(dialects)(
  'abuse 24: an intruder who knows how entries are chained, on %s, is found by the anchor: cut with all traces, rewritten, moved, added, gone whole',
  async (dialect) => {
    const { app, practiceId, newest, intruder } = await scene(dialect)
    const { database } = app.services
    const where = `where practice_id = '${practiceId}'`
    const found = async (...statements: string[]) => {
      await intruder.run(...statements)
      const first = await firstBreak(app, practiceId)
      await intruder.undo()
      return first
    }
    const entries = await readChain(database.read, practiceId, { after: 0, limit: 100 })
    const hash = (number: number) => entries[number - 1]?.hash
    expect(
      await found(
        `delete from audit_entry ${where} and number > 7`,
        `update audit_head set number = 7, hash = '${hash(7)}' where chain = '${practiceId}'`,
      ),
    ).toEqual({ what: 'missing', number: 8 })
    const innocent = await rewriting(database, practiceId, 5, (entry) => ({ ...entry, action: 'sign_out' }))
    expect(await found(...innocent)).toEqual({ what: 'rewritten', number: newest })
    // One entry with its own hash made anew, and none behind it.
    expect(await found(innocent[0] ?? '')).toEqual({ what: 'changed', number: 6 })
    expect(
      await found(
        `update audit_entry set number = 900 ${where} and number = 5`,
        `update audit_entry set number = 5 ${where} and number = 6`,
        `update audit_entry set number = 6 ${where} and number = 900`,
      ),
    ).toEqual({ what: 'changed', number: 5 })
    expect(
      await found(
        `delete from audit_entry ${where} and number = 5`,
        ...Array.from({ length: newest - 5 }, (_, index) => index + 6).map(
          (number) => `update audit_entry set number = ${number - 1} ${where} and number = ${number}`,
        ),
      ),
    ).toEqual({ what: 'changed', number: 5 })
    const forged = `insert into audit_entry (practice_id, at, action, number, hash) values ('${practiceId}', 1, 'sign_in'`
    expect(await found(`${forged}, ${newest + 1}, 'x')`)).toEqual({ what: 'changed', number: newest + 1 })
    expect(await found(`${forged}, 0, 'x')`)).toEqual({ what: 'added', number: undefined })
    expect(
      await found(`delete from audit_entry ${where}`, `delete from audit_head where chain = '${practiceId}'`),
    ).toEqual({ what: 'missing', number: 1 })
    expect(await firstBreak(app, practiceId)).toBeNull()
  },
)

test('an operator who verifies what is not there, or has no chain or anchor yet, is told so in a sentence', async () => {
  const storage = await testStorage('sqlite')
  onTestFinished(() => storage.remove())
  const path = `${storage.environment.DATA_DIR ?? ''}/throughline.db`
  const nothing = await runCommand('verifyAudit', ['--without-anchor'], storage.environment)
  expect(nothing).toMatchObject({ code: 1, said: '', complained: expect.stringMatching(/^There is no database at/) })
  const old = await openSqlite(path)
  await migrate(old.migrating, 'sqlite', steps.slice(0, 1))
  await old.database.close()
  const early = await runCommand('verifyAudit', ['--without-anchor'], storage.environment)
  expect(early).toMatchObject({ code: 1, said: '', complained: expect.stringContaining('Start the server once.') })
  const alone = await runCommand('verifyAudit', [], storage.environment)
  expect(alone).toMatchObject({ code: 1, said: '', complained: expect.stringMatching(/^There is no anchor file/) })
  expect((await runCommand('verifyAudit', ['what'], storage.environment)).code).toBe(2)
})
