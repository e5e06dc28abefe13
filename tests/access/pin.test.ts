import { expect, it } from 'vitest'
import { idleLimit } from '../../server/domain/auth/sessionLife.ts'
import { OneTimeLink } from '../../shared/api/invitations.ts'
import { NewPin, SessionNow } from '../../shared/api/pin.ts'
import { signedIn } from '../http/charts.ts'
import { caller, cookieOf, newMember, newPractice, password, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'

const pin = '2580'
const codeOf = async (response: Response) => {
  const body: unknown = await response.json()
  return typeof body === 'object' && body && 'code' in body ? body.code : null
}
const unlock = (member: Pick<TestMember, 'call'>, body: object) => member.call('POST', '/api/auth/unlock', body)
const now = async (member: Pick<TestMember, 'call'>) =>
  SessionNow.parse(await (await member.call('GET', '/api/auth/session')).json())
const hashes = (app: App) => app.services.database.read.selectFrom('member_pin').select('hash').execute()
const audited = async (app: App, member: TestMember) => {
  const entries = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['action', 'detail'])
    .where('member_id', '=', member.id)
    .orderBy('seq')
    .execute()
  return entries.map(({ action, detail }) => (detail === null ? action : `${action} ${detail}`))
}

async function memberWithPin(app: App) {
  const practiceId = await newPractice(app)
  const member = await newMember(app, practiceId, ['clinician'])
  expect((await member.call('PUT', '/api/me/pin', { password, pin })).status).toBe(204)
  return { practiceId, member }
}

it('a PIN is four to eight digits, neither one digit or pair alone nor a plain run or a year', () => {
  for (const good of ['2580', '1357', '112233', '90210', '10011001'])
    expect(NewPin.safeParse(good).success, good).toBe(true)
  for (const bad of [
    '123',
    '123456789',
    '0000',
    '77777777',
    '1234',
    '4321',
    '7890',
    '3210',
    '1212',
    '90909090',
    '1990',
    '2026',
    '12a4',
    ' 2580',
    '',
  ])
    expect(NewPin.safeParse(bad).success, bad).toBe(false)
})

it.each(everydayDialects)(
  'a PIN opens the locked session of its member on that device, under a new cookie, and signs nobody in, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { member } = await memberWithPin(app)
    expect((await hashes(app)).every(({ hash }) => hash.startsWith('$argon2id$'))).toBe(true)
    app.clock.advance(idleLimit)
    expect(await now(member)).toEqual({ state: 'locked', pin: true })
    expect(await codeOf(await unlock(member, { pin: '2581' }))).toBe('invalid_credentials')
    expect(await now(member)).toEqual({ state: 'locked', pin: true })
    const opened = await unlock(member, { pin })
    expect(opened.status).toBe(200)
    const again = { call: caller(app.url, cookieOf(opened)) }
    expect(await now(again)).toEqual({ state: 'open', pin: true })
    expect((await member.call('GET', '/api/me')).status).toBe(401)
    // Without a session, and in the place of the password, it is nothing.
    expect(await codeOf(await unlock({ call: caller(app.url) }, { pin }))).toBe('not_signed_in')
    const signIn = await caller(app.url)('POST', '/api/auth/sign-in', { email: member.email, password: pin })
    expect(signIn.status).toBe(401)
    expect(await audited(app, member)).toEqual([
      'pin.set',
      'unlock.refused {"by":"pin"}',
      'session.unlocked {"by":"pin"}',
      'sign_in.refused',
    ])
  },
)

it.each(everydayDialects)(
  'after five wrong PINs in a row the password alone opens the session, after a restart too, and then the PIN works again, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { member } = await memberWithPin(app)
    await member.call('POST', '/api/auth/lock')
    // At once: each is counted before it is looked at.
    const codes = await Promise.all([1, 2, 3, 4, 5].map(async () => codeOf(await unlock(member, { pin: '0001' }))))
    expect(codes.toSorted()).toEqual([...Array(4).fill('invalid_credentials'), 'password_needed'])
    const rows = await app.services.database.read.selectFrom('session').select('pin_failures').execute()
    expect(rows).toContainEqual({ pin_failures: 5 })
    expect(await now(member)).toEqual({ state: 'locked', pin: false })
    expect(await codeOf(await unlock(member, { pin }))).toBe('password_needed')
    // They count at the door as well.
    expect((await unlock(member, { password })).status).toBe(429)
    app.clock.advance(60_000)
    const opened = await unlock(member, { password })
    const back = { call: caller(app.url, cookieOf(opened)) }
    await back.call('POST', '/api/auth/lock')
    expect((await unlock(back, { pin })).status).toBe(200)
  },
)

it('a PIN with a wrong password, or too plain a one, changes nothing; one that is removed opens nothing', async () => {
  const app = await startApp()
  const { member } = await memberWithPin(app)
  const before = await hashes(app)
  expect(await codeOf(await member.call('PUT', '/api/me/pin', { password: 'not it', pin: '1357' }))).toBe(
    'invalid_credentials',
  )
  expect(await codeOf(await member.call('PUT', '/api/me/pin', { password, pin: '1234' }))).toBe('invalid_request')
  expect(await hashes(app)).toEqual(before)
  expect((await member.call('DELETE', '/api/me/pin')).status).toBe(204)
  await member.call('POST', '/api/auth/lock')
  expect(await now(member)).toEqual({ state: 'locked', pin: false })
  expect(await codeOf(await unlock(member, { pin }))).toBe('password_needed')
  expect(await now(member)).toEqual({ state: 'locked', pin: false })
  expect(await audited(app, member)).toEqual(['pin.set', 'sign_in.refused', 'pin.removed', 'session.locked'])
})

it('a new password takes the PIN away, and so does a reset', async () => {
  const app = await startApp()
  const { practiceId, member } = await memberWithPin(app)
  const changed = await member.call('PUT', '/api/me/password', { current: password, password: 'another long password' })
  const stayed = { call: caller(app.url, cookieOf(changed)) }
  expect(await now(stayed)).toEqual({ state: 'open', pin: false })
  expect(await hashes(app)).toEqual([])
  const again = { password: 'another long password', pin }
  expect((await stayed.call('PUT', '/api/me/pin', again)).status).toBe(204)
  const admin = await signedIn(app, practiceId, ['admin'])
  const { link } = OneTimeLink.parse(await (await admin.call('POST', `/api/members/${member.id}/reset-link`)).json())
  const token = new URL(link).hash.slice(1)
  expect((await caller(app.url)('POST', '/api/reset', { token, password })).status).toBe(204)
  expect(await hashes(app)).toEqual([])
})
