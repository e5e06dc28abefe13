import { request } from 'node:http'
import { expect, it } from 'vitest'
import { luciaSessions } from '../../server/domain/auth/sessions.ts'
import { signIn as signInAs } from '../../server/domain/auth/signIn.ts'
import { signInThrottle } from '../../server/domain/auth/throttle.ts'
import { join } from '../../server/domain/people/join.ts'
import type { Database } from '../../server/storage/database.ts'
import { InvitationWithLink, OneTimeLink } from '../../shared/api/invitations.ts'
import { signedIn } from '../http/charts.ts'
import { everythingWritten } from '../http/written.ts'
import { caller, clinic, newMember, newPractice, password, type TestMember } from '../support/actors.ts'
import { type App, dialects, startApp } from '../support/app.ts'

/** What came in while it was allowed, and is still under way when it no longer is. */

/** Sends the head of a request and the first half of its body; `finish` sends the rest and gives the status. */
function halfSent(app: App, member: TestMember, method: string, path: string, body: unknown) {
  const bytes = Buffer.from(JSON.stringify(body))
  const headers = {
    origin: app.url,
    cookie: member.cookie,
    'content-type': 'application/json',
    'content-length': bytes.length,
  }
  const sent = request(`${app.url}${path}`, { method, headers })
  const status = new Promise<number | undefined>((resolve, reject) => {
    sent.on('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
  })
  const half = Math.floor(bytes.length / 2)
  return new Promise<{ finish: () => Promise<number | undefined> }>((resolve) => {
    sent.write(bytes.subarray(0, half), () =>
      resolve({
        finish: () => {
          sent.end(bytes.subarray(half))
          return status
        },
      }),
    )
  })
}

it.each(dialects)(
  'abuse 22: a body that arrives after its session ended, or was locked, changes nothing, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    for (const [method, path] of [
      ['POST', '/api/auth/sign-out'],
      ['POST', '/api/auth/lock'],
    ] as const) {
      const { lead, caseId } = await clinic(app)
      const late = await halfSent(app, lead, 'PUT', `/api/cases/${caseId}`, { code: 'Too late', preferredName: 'X' })
      // Answered after the head has come in; what the browser does next comes later still.
      expect((await lead.call('GET', '/api/me')).status).toBe(200)
      expect((await lead.call(method, path)).status).toBe(204)
      const before = await everythingWritten(app)
      expect(await late.finish()).toBe(401)
      expect(await everythingWritten(app)).toBe(before)
    }
  },
)

/** Runs `act` once, before the next write. */
function beforeNextWrite(database: Database, act: () => Promise<unknown>): Database {
  let first: (() => Promise<unknown>) | undefined = act
  return {
    ...database,
    write: async (work) => {
      const doFirst = first
      first = undefined
      await doFirst?.()
      return database.write(work)
    },
  }
}

it.each(dialects)(
  'abuse 22: a sign-in with the old password that is under way when it is reset begins no session, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const practiceId = await newPractice(app)
    const admin = await signedIn(app, practiceId, ['admin'])
    const member = await newMember(app, practiceId, ['clinician'])
    const { link } = OneTimeLink.parse(await (await admin.call('POST', `/api/members/${member.id}/reset-link`)).json())
    const reset = async () => {
      const given = { token: new URL(link).hash.slice(1), password: `new ${password}` }
      expect((await caller(app.url)('POST', '/api/reset', given)).status).toBe(204)
    }
    const database = beforeNextWrite(app.services.database, reset)
    const door = { sessions: luciaSessions(database, app.clock.now), throttle: signInThrottle(database, app.clock.now) }
    const given = { email: member.email, password, address: '192.0.2.1', device: '' }
    await expect(signInAs({ ...app.services, database }, door, given)).rejects.toMatchObject({
      code: 'invalid_credentials',
    })
    expect(await door.sessions.listOf(member.id)).toEqual([])
    const anew = await signInAs(app.services, door, { ...given, password: `new ${password}` })
    expect((await door.sessions.listOf(member.id)).map(({ session }) => session.id)).toEqual([anew.session.id])
  },
)

it.each(dialects)(
  'somebody who joins by a link that is replaced while they do is turned away, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const practiceId = await newPractice(app)
    const admin = await signedIn(app, practiceId, ['admin'])
    const invite = { email: 'newcomer@test.example', roles: ['clinician'] }
    const made = InvitationWithLink.parse(await (await admin.call('POST', '/api/invitations', invite)).json())
    let afterwards = ''
    const database = beforeNextWrite(app.services.database, async () => {
      expect((await admin.call('POST', `/api/invitations/${made.invitation.id}/renew`)).status).toBe(200)
      afterwards = await everythingWritten(app)
    })
    const given = { token: new URL(made.link).hash.slice(1), name: 'Newcomer', password }
    await expect(join({ ...app.services, database }, given)).rejects.toMatchObject({ code: 'link_closed' })
    expect(await everythingWritten(app)).toBe(afterwards)
  },
)
