import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../server/domain/auth/secrets.ts'
import { pendingAtMost } from '../../server/domain/people/invitations.ts'
import { InvitationSeen, Invitations, InvitationWithLink } from '../../shared/api/invitations.ts'
import { Me, Members } from '../../shared/api/people.ts'
import { signedIn } from '../http/charts.ts'
import { everythingWritten } from '../http/written.ts'
import { caller, cookieOf, newPractice, password, type TestMember } from '../support/actors.ts'
import { type App, dialects, startApp } from '../support/app.ts'

const week = 7 * 24 * 60 * 60_000
const newcomer = 'newcomer@test.example'

async function office(app: App) {
  const practiceId = await newPractice(app)
  return { practiceId, admin: await signedIn(app, practiceId, ['admin', 'clinician'], 'The admin') }
}

const invite = async (admin: TestMember, email = newcomer, more = {}) => {
  const response = await admin.call('POST', '/api/invitations', { email, roles: ['clinician'], ...more })
  expect(response.status).toBe(201)
  return InvitationWithLink.parse(await response.json())
}

const tokenIn = (link: string): string => {
  const { pathname, search, hash } = new URL(link)
  // Behind the #, where no server and no log of one sees it.
  expect([pathname, search]).toEqual(['/join', ''])
  return hash.slice(1)
}

const look = async (app: App, token: string) =>
  InvitationSeen.parse(await (await caller(app.url)('POST', '/api/join/look', { token })).json())

const join = (app: App, token: string, name = 'Newcomer') =>
  caller(app.url)('POST', '/api/join', { token, name, password })

const emails = async (app: App) =>
  (await app.services.database.read.selectFrom('member').select('email').execute()).map((row) => row.email)

describe.each(dialects)('an invitation on %s', (dialect) => {
  it('lets whoever opens its link join with the roles it names, signed in, once', async () => {
    const app = await startApp({ dialect })
    const { admin } = await office(app)
    const { link, invitation, mailed } = await invite(admin, ' NewComer@Test.example ', {
      name: 'Somebody',
      roles: ['supervisor', 'clinician'],
    })
    expect([invitation.email, invitation.roles, mailed]).toEqual([newcomer, ['clinician', 'supervisor'], 'off'])
    const token = tokenIn(link)
    expect(await look(app, token)).toEqual({
      state: 'open',
      practice: 'A practice',
      invitedBy: 'The admin',
      name: 'Somebody',
      email: newcomer,
      roles: ['clinician', 'supervisor'],
      hasAccountElsewhere: false,
    })
    const joined = await join(app, token)
    expect(joined.status).toBe(201)
    const me = Me.parse(await (await caller(app.url, cookieOf(joined))('GET', '/api/me')).json())
    expect(me).toMatchObject({ name: 'Newcomer', email: newcomer, roles: ['clinician', 'supervisor'] })
    expect((await caller(app.url)('POST', '/api/auth/sign-in', { email: newcomer, password })).status).toBe(200)

    expect(await look(app, token)).toEqual({ state: 'used' })
    const before = await everythingWritten(app)
    const again = await join(app, token)
    expect([again.status, (await again.json()).code]).toEqual([409, 'link_closed'])
    expect(await everythingWritten(app)).toBe(before)
    expect(Invitations.parse(await (await admin.call('GET', '/api/invitations')).json()).items).toEqual([])
  })

  it('makes one member of two people who follow its link at the same moment', async () => {
    const app = await startApp({ dialect })
    const { admin } = await office(app)
    const token = tokenIn((await invite(admin)).link)
    const answers = await Promise.all([join(app, token), join(app, token)])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])
    expect((await emails(app)).filter((email) => email === newcomer)).toHaveLength(1)
  })

  it('of an address that signs in to another practice tells the admin nothing, and its holder that it cannot join', async () => {
    const app = await startApp({ dialect })
    const { admin } = await office(app)
    const elsewhere = await signedIn(app, await newPractice(app), ['clinician'])
    const { link, ...told } = await invite(admin, elsewhere.email)
    const { link: _, ...usual } = await invite(admin)
    expect(Object.keys(told)).toEqual(Object.keys(usual))
    const token = tokenIn(link)
    expect(await look(app, token)).toMatchObject({ state: 'open', hasAccountElsewhere: true })
    const before = await everythingWritten(app)
    const response = await join(app, token)
    expect([response.status, (await response.json()).code]).toEqual([409, 'account_elsewhere'])
    expect(await everythingWritten(app)).toBe(before)
  })
})

it('an invitation runs out after a week, and a new link opens while the old one opens no more', async () => {
  const app = await startApp()
  const { practiceId, admin } = await office(app)
  const first = await invite(admin)
  app.clock.advance(week)
  expect(await look(app, tokenIn(first.link))).toEqual({ state: 'expired' })
  expect((await join(app, tokenIn(first.link))).status).toBe(409)
  const again = await signedIn(app, practiceId, ['admin'])
  const listed = Invitations.parse(await (await again.call('GET', '/api/invitations')).json())
  expect(listed.items.map(({ email, expired }) => [email, expired])).toEqual([[newcomer, true]])
  const renewed = await again.call('POST', `/api/invitations/${first.invitation.id}/renew`)
  const { link } = InvitationWithLink.parse(await renewed.json())
  expect(await look(app, tokenIn(first.link))).toEqual({ state: 'unknown' })
  expect((await look(app, tokenIn(link))).state).toBe('open')
})

it('an invitation that is withdrawn, or whose inviter is no admin any more, opens no more', async () => {
  const app = await startApp()
  const { practiceId, admin } = await office(app)
  const other = await signedIn(app, practiceId, ['admin'])
  const [mine, theirs] = [await invite(admin, 'one@test.example'), await invite(other, 'two@test.example')]
  expect((await admin.call('DELETE', `/api/invitations/${mine.invitation.id}`)).status).toBe(204)
  expect((await admin.call('DELETE', `/api/invitations/${mine.invitation.id}`)).status).toBe(404)
  await admin.call('PUT', `/api/members/${other.id}/roles`, { roles: ['clinician'] })
  for (const { link } of [mine, theirs]) {
    expect(await look(app, tokenIn(link))).toEqual({ state: 'withdrawn' })
    expect((await join(app, tokenIn(link))).status).toBe(409)
  }
  expect(await emails(app)).toHaveLength(2)
})

it('an admin hears of a colleague’s address and of an invitation that waits already, and nothing changes', async () => {
  const app = await startApp()
  const { admin } = await office(app)
  await invite(admin)
  const before = await everythingWritten(app)
  for (const email of [newcomer, admin.email]) {
    const response = await admin.call('POST', '/api/invitations', { email, roles: ['clinician'] })
    const { code, errors } = await response.json()
    expect([response.status, code, errors[0].path]).toEqual([409, 'already_taken', 'email'])
  }
  expect(await everythingWritten(app)).toBe(before)
})

it('a practice has only so many invitations that wait', { timeout: 60_000 }, async () => {
  const app = await startApp()
  const { admin } = await office(app)
  for (let number = 0; number < pendingAtMost; number++) await invite(admin, `${number}@test.example`)
  const response = await admin.call('POST', '/api/invitations', { email: newcomer, roles: ['clinician'] })
  expect([response.status, (await response.json()).code]).toEqual([409, 'limit_reached'])
})

it('the secret of an invitation is stored nowhere, and neither it nor the address is in the audit', async () => {
  const app = await startApp()
  const { admin } = await office(app)
  const token = tokenIn((await invite(admin)).link)
  await join(app, token)
  const { read } = app.services.database
  const rows = await read.selectFrom('invitation').selectAll().execute()
  expect(rows.map((row) => row.token_hash)).toEqual([fingerprint(token)])
  expect(JSON.stringify(rows)).not.toContain(token)
  const audit = await read.selectFrom('audit_entry').selectAll().orderBy('seq').execute()
  expect(audit.map((entry) => entry.action)).toEqual(['invitation.made', 'invitation.accepted', 'sign_in'])
  for (const secret of [token, newcomer, 'Newcomer']) expect(JSON.stringify(audit)).not.toContain(secret)
})

it('a first password is nobody’s to give: there is no way to make a member but an invitation', async () => {
  const app = await startApp()
  const { admin } = await office(app)
  const person = { name: 'New', email: newcomer, password, roles: ['clinician'] }
  expect((await admin.call('POST', '/api/members', person)).status).toBe(404)
  expect(Members.parse(await (await admin.call('GET', '/api/members')).json()).items).toHaveLength(1)
})
