import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { delayAfter, signInThrottle } from '../../server/domain/auth/throttle.ts'
import { storeOf } from '../storage/store.ts'
import { caller, clinic, password } from '../support/actors.ts'
import { type App, everydayDialects, startApp, testClock, testStorage } from '../support/app.ts'

const attemptOf = (address: string = randomUUID()) => ({ email: `${randomUUID()}@test.example`, address })
const day = 24 * 60 * 60_000

describe.each(everydayDialects)('the throttle on %s', (dialect) => {
  const store = storeOf(dialect)
  const throttled = () => {
    const clock = testClock()
    // Time stands still between the steps of a test, so that a delay can be read to the millisecond.
    const start = clock.now()
    let ahead = 0
    const throttle = signInThrottle(store.now.database, () => start + ahead)
    const advance = (ms: number) => {
      ahead += ms
    }
    return { throttle, advance }
  }

  it('lets the first three wrong passwords pass at once, then doubles the wait, up to five minutes', async () => {
    const { throttle, advance } = throttled()
    const attempt = attemptOf()
    const waits: number[] = []
    for (let turn = 0; turn < 13; turn++) {
      waits.push(await throttle.delayOf(attempt))
      advance(await throttle.delayOf(attempt))
      expect(await throttle.delayOf(attempt)).toBe(0)
      await throttle.failed(attempt)
    }
    expect(waits.map((ms) => ms / 1_000)).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300])
  })

  it('never locks anybody out for good, and forgets a day after the last failure', async () => {
    const { throttle, advance } = throttled()
    const attempt = attemptOf()
    for (let turn = 0; turn < 60; turn++) await throttle.failed(attempt)
    expect(await throttle.delayOf(attempt)).toBe(5 * 60_000)
    advance(day + 1)
    await throttle.failed(attempt)
    expect(await throttle.delayOf(attempt)).toBe(0)
    advance(day + 1)
    await throttle.forgetOld()
    const left = await store.now.elsewhere('select id from sign_in_failure')
    expect(left).toEqual([])
  })

  it('counts an account wherever its guesses come from, and an address whatever accounts it tries', async () => {
    const { throttle } = throttled()
    const account = attemptOf()
    for (let turn = 0; turn < 4; turn++) await throttle.failed({ ...account, address: randomUUID() })
    expect(await throttle.delayOf({ ...account, address: randomUUID() })).toBe(2_000)
    const address = randomUUID()
    for (let turn = 0; turn < 30; turn++) {
      expect(await throttle.delayOf(attemptOf(address))).toBe(0)
      await throttle.failed(attemptOf(address))
    }
    expect(await throttle.delayOf(attemptOf(address))).toBe(1_000)
    expect(await throttle.delayOf(attemptOf())).toBe(0)
  })

  it('forgets an account’s failures when its member signs in, but not those of the address', async () => {
    const { throttle } = throttled()
    const attempt = attemptOf()
    for (let turn = 0; turn < 31; turn++) await throttle.failed(attempt)
    await throttle.succeeded(attempt)
    expect(await throttle.delayOf({ ...attempt, address: randomUUID() })).toBe(0)
    expect(await throttle.delayOf(attempt)).toBe(2_000)
  })

  it('lets no guess at an account slip through beside others', async () => {
    const { throttle } = throttled()
    const attempt = attemptOf()
    let tried = 0
    const guess = () =>
      throttle.inTurn({ ...attempt, address: randomUUID() }, async () => {
        if ((await throttle.delayOf(attempt)) > 0) return
        tried++
        await new Promise((resolve) => setImmediate(resolve))
        await throttle.failed(attempt)
      })
    await Promise.all(Array.from({ length: 40 }, guess))
    expect(tried).toBe(3)
  })

  it('lets no more guesses of an address run at once than it may still fail', async () => {
    const { throttle } = throttled()
    const address = randomUUID()
    let tried = 0
    const guess = () => {
      const attempt = attemptOf(address)
      return throttle.inTurn(attempt, async () => {
        if ((await throttle.delayOf(attempt)) > 0) return
        tried++
        await new Promise((resolve) => setImmediate(resolve))
        await throttle.failed(attempt)
      })
    }
    await Promise.all(Array.from({ length: 120 }, guess))
    expect(tried).toBeGreaterThanOrEqual(29)
    expect(tried).toBeLessThanOrEqual(31)
  })

  it('turns away at once what comes when too many already wait for an account', async () => {
    const { throttle } = throttled()
    const attempt = attemptOf()
    const open = Promise.withResolvers<void>()
    const waiting = Array.from({ length: 50 }, () => throttle.inTurn(attempt, () => open.promise))
    await expect(throttle.inTurn(attempt, async () => undefined)).rejects.toMatchObject({ code: 'too_many_attempts' })
    expect(await throttle.inTurn(attemptOf(), async () => 'another account')).toBe('another account')
    open.resolve()
    await Promise.all(waiting)
    expect(await throttle.inTurn(attempt, async () => 'again')).toBe('again')
  })
})

it('the wait grows without a bound that a number could pass', () => {
  expect(delayAfter(0, 3)).toBe(0)
  expect(delayAfter(1_000_000, 3)).toBe(5 * 60_000)
})

describe('signing in', () => {
  const guess = async (app: App, email: string, given = 'not the password') => {
    const response = await caller(app.url)('POST', '/api/auth/sign-in', { email, password: given })
    const { requestId: _, ...body } = await response.json()
    return { status: response.status, code: body.code, body, retryAfter: response.headers.get('retry-after') }
  }

  it('answers a stranger’s guesses alike for an account that exists and one that does not', async () => {
    const app = await startApp()
    const { lead } = await clinic(app)
    const known: unknown[] = []
    const unknown: unknown[] = []
    const nobody = 'nobody@test.example'
    for (let turn = 0; turn < 4; turn++) {
      const [one, other] = await Promise.all([guess(app, lead.email), guess(app, nobody)])
      known.push(one)
      unknown.push(other)
    }
    expect(known).toEqual(unknown)
    expect(known).toMatchObject([
      { status: 401, code: 'invalid_credentials', retryAfter: null },
      { status: 401, code: 'invalid_credentials', retryAfter: null },
      { status: 401, code: 'invalid_credentials', retryAfter: null },
      { status: 429, code: 'too_many_attempts', retryAfter: '1', body: { retryAfter: 1, retry: true } },
    ])
    // While the wait lasts, the right password is no better; nobody can use it to find out.
    expect(await guess(app, lead.email, password)).toMatchObject({ status: 429 })
    app.clock.advance(1_000)
    expect(await guess(app, lead.email, password)).toMatchObject({ status: 200 })
    expect(await guess(app, lead.email)).toMatchObject({ status: 401 })
  })

  it('takes an address however it is spelled, and counts its failures together', async () => {
    const app = await startApp()
    const { lead } = await clinic(app)
    expect(await guess(app, ` ${lead.email.toUpperCase()} `, password)).toMatchObject({ status: 200 })
    for (const spelled of [lead.email, lead.email.toUpperCase(), ` ${lead.email}`]) await guess(app, spelled)
    expect(await guess(app, lead.email)).toMatchObject({ status: 429 })
  })

  it('again and again never counts against a member who knows the password', async () => {
    const app = await startApp()
    const { lead } = await clinic(app)
    for (let turn = 0; turn < 5; turn++) expect(await guess(app, lead.email, password)).toMatchObject({ status: 200 })
    const failures = await app.services.database.read.selectFrom('sign_in_failure').selectAll().execute()
    expect(failures).toEqual([])
  })

  it('is as slow after a restart as before it', async () => {
    const storage = await testStorage('sqlite')
    const first = await startApp({ storage })
    const { lead } = await clinic(first)
    for (let turn = 0; turn < 3; turn++) await guess(first, lead.email)
    await first.stop()
    const second = await startApp({ storage })
    expect(await guess(second, lead.email, password)).toMatchObject({ status: 429 })
    await second.stop()
    await storage.remove()
  })

  it('meets at most three of many guesses that arrive together', async () => {
    const app = await startApp()
    const { lead } = await clinic(app)
    const answers = await Promise.all(Array.from({ length: 8 }, () => guess(app, lead.email)))
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(4)
    expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThanOrEqual(4)
  })
})
