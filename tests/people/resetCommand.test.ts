import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { everythingWritten } from '../http/written.ts'
import { caller, newMember, newPractice, password } from '../support/actors.ts'
import { everydayDialects, startApp, testStorage } from '../support/app.ts'
import { fromHere } from '../support/surroundings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the command as its operator does. */
const run = (environment: NodeJS.ProcessEnv, ...words: string[]) =>
  new Promise<{ code: number; out: string; problem: string }>((resolve) => {
    const env = { ...fromHere(), ...environment }
    execFile(
      process.execPath,
      ['server/scripts/resetPassword.ts', ...words],
      { cwd: root, env },
      (error, out, problem) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, problem }),
    )
  })

it.each(everydayDialects)(
  'the last admin who is locked out gets in again by a link that the command prints beside a running server, on %s',
  async (dialect) => {
    const storage = await testStorage(dialect)
    onTestFinished(() => storage.remove())
    const app = await startApp({ storage })
    const admin = await newMember(app, await newPractice(app), ['admin'])
    const environment = { ...storage.environment, PUBLIC_URL: app.url }
    const { code, out } = await run(environment, admin.email.toUpperCase())
    expect(code).toBe(0)
    const token = new RegExp(`^Within a day, open once: ${app.url}/reset#(\\S+)\\n$`).exec(out)?.[1]
    const given = { token, password: `new ${password}` }
    expect((await caller(app.url)('POST', '/api/reset', given)).status).toBe(204)
    expect((await admin.call('GET', '/api/me')).status).toBe(401)
    const signedIn = await caller(app.url)('POST', '/api/auth/sign-in', { email: admin.email, ...given })
    expect(signedIn.status).toBe(200)
    const audit = await app.services.database.read
      .selectFrom('audit_entry')
      .select(['action', 'practice_id', 'member_id', 'subject_id', 'detail'])
      .orderBy('seq')
      .limit(1)
      .execute()
    const offered = { action: 'password.reset_offered', practice_id: admin.practiceId, member_id: null }
    expect(audit).toEqual([{ ...offered, subject_id: admin.id, detail: '{"from":"command"}' }])
    await app.stop()
    expect((await run(environment, admin.email)).code).toBe(0)
  },
)

it('an operator who names an unknown address, none, or no address at all reads what is wrong, and nothing changes', async () => {
  const storage = await testStorage('sqlite')
  onTestFinished(() => storage.remove())
  const nothingThere = await run(storage.environment, 'somebody@test.example')
  expect([nothingThere.code, nothingThere.problem]).toEqual([1, expect.stringMatching(/^There is no database at /)])
  const app = await startApp({ storage })
  await newMember(app, await newPractice(app), ['admin'])
  const before = await everythingWritten(app)
  expect(await run(storage.environment, 'nobody@test.example')).toEqual({
    code: 1,
    out: '',
    problem: 'Nobody signs in with the address nobody@test.example.\n',
  })
  expect(await run(storage.environment, 'nobody')).toMatchObject({ code: 1, problem: 'nobody is no email address.\n' })
  expect(await run(storage.environment)).toMatchObject({
    code: 1,
    problem: expect.stringMatching(/^Name one address\./),
  })
  expect(await run(storage.environment, '--help')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Usage: npm run/),
  })
  expect(await everythingWritten(app)).toBe(before)
  await app.stop()
})
