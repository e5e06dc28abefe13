import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fingerprint } from '../../server/domain/auth/secrets.ts'
import { offerSetUp } from '../../server/domain/auth/setUp.ts'
import { caller, cookieOf, password } from '../support/actors.ts'
import { type App, dialects, startApp, testStorage } from '../support/app.ts'
import { fromHere } from '../support/surroundings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const day = 24 * 60 * 60_000

const form = (token: string, email = 'first@test.example') => ({
  token,
  practiceName: 'The practice',
  name: 'First member',
  email,
  password,
})

async function offered(app: App): Promise<string> {
  const token = await offerSetUp(app.services)
  if (token === null) throw new Error('Nobody has set up a practice yet.')
  return token
}

const isOpen = async (app: App, token: string): Promise<boolean> => {
  const answer = await (await caller(app.url)('GET', `/api/set-up?token=${token}`)).json()
  return answer.open
}

const practices = (app: App) => app.services.database.read.selectFrom('practice').selectAll().execute()

describe.each(dialects)('a set-up link on %s', (dialect) => {
  it('makes the practice and its admin, who is signed in, and is used up', async () => {
    const app = await startApp({ dialect })
    const token = await offered(app)
    expect(await isOpen(app, token)).toBe(true)
    const response = await caller(app.url)('POST', '/api/set-up', form(token, ' First@Test.example '))
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      name: 'First member',
      email: 'first@test.example',
      roles: ['admin', 'clinician'],
      practice: { name: 'The practice' },
      abilities: { manageMembers: true, createCase: true },
    })
    expect((await caller(app.url, cookieOf(response))('GET', '/api/me')).status).toBe(200)
    const signingIn = { email: 'first@test.example', password }
    expect((await caller(app.url)('POST', '/api/auth/sign-in', signingIn)).status).toBe(200)

    expect(await isOpen(app, token)).toBe(false)
    const again = await caller(app.url)('POST', '/api/set-up', form(token, 'second@test.example'))
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ code: 'already_set_up' })
    expect(await practices(app)).toHaveLength(1)
    expect(await offerSetUp(app.services)).toBeNull()
  })

  it('is used by one of two people who follow it at the same moment', async () => {
    const app = await startApp({ dialect })
    const token = await offered(app)
    const answers = await Promise.all(
      ['one@test.example', 'other@test.example'].map((email) =>
        caller(app.url)('POST', '/api/set-up', form(token, email)),
      ),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])
    expect(await practices(app)).toHaveLength(1)
    expect(await app.services.database.read.selectFrom('member').select('id').execute()).toHaveLength(1)
  })
})

it('a set-up link runs out after a day, and ends when a newer one is made', async () => {
  const app = await startApp()
  const [first, second] = [await offered(app), await offered(app)]
  expect([await isOpen(app, first), await isOpen(app, second)]).toEqual([false, true])
  expect((await caller(app.url)('POST', '/api/set-up', form(first))).status).toBe(409)
  app.clock.advance(day)
  expect(await isOpen(app, second)).toBe(false)
  expect((await caller(app.url)('POST', '/api/set-up', form(second))).status).toBe(409)
  expect(await practices(app)).toEqual([])
})

it('a set-up link’s secret is stored nowhere, and what is stored opens nothing', async () => {
  const app = await startApp()
  const token = await offered(app)
  const rows = await app.services.database.read.selectFrom('set_up_link').selectAll().execute()
  expect(rows.map((row) => row.id)).toEqual([fingerprint(token)])
  expect(JSON.stringify(rows)).not.toContain(token)
  for (const wrong of ['', 'x', fingerprint(token), token.slice(1), `${token}x`])
    expect(await isOpen(app, wrong), wrong).toBe(false)
})

it('a set-up form that is not filled in leaves the link open and names every field', async () => {
  const app = await startApp()
  const token = await offered(app)
  const wanting = { token, practiceName: ' ', name: '', email: 'nobody', password: 'short' }
  const response = await caller(app.url)('POST', '/api/set-up', wanting)
  expect(response.status).toBe(400)
  const { errors } = await response.json()
  const paths = errors.map((error: { path: string }) => error.path)
  expect(paths.toSorted()).toEqual(['email', 'name', 'password', 'practiceName'])
  expect(await isOpen(app, token)).toBe(true)
  expect(await practices(app)).toEqual([])
})

it('a server prints one link while nobody has set up a practice, another at the next start, none afterwards', {
  timeout: 60_000,
}, async () => {
  const storage = await testStorage('sqlite')
  onTestFinished(() => storage.remove())
  const first = await runOnce(storage.environment)
  expect(first.links).toHaveLength(1)
  const second = await runOnce(storage.environment, async (url, link) => {
    expect(link).not.toBe(first.links[0])
    expect((await caller(url)('POST', '/api/set-up', form(first.links[0] ?? 'none'))).status).toBe(409)
    expect((await caller(url)('POST', '/api/set-up', form(link))).status).toBe(201)
  })
  expect(second.links).toHaveLength(1)
  expect((await runOnce(storage.environment)).links).toEqual([])
})

/** Runs the server as a process until it is ready and `meanwhile` is over; says which links it printed. */
async function runOnce(
  environment: NodeJS.ProcessEnv,
  meanwhile: (url: string, link: string) => Promise<void> = async () => undefined,
): Promise<{ links: string[] }> {
  const env = { ...fromHere(), PORT: '0', ...environment }
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const links: string[] = []
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const link = /\/set-up#(\S+)/.exec(line)?.[1]
      if (link) links.push(link)
      const url = /^Throughline is ready at (\S+)$/.exec(line)?.[1]
      if (!url) continue
      await meanwhile(url, links[0] ?? '')
      break
    }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
  return { links }
}
