import { expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { InvitationWithLink, OneTimeLink } from '../../shared/api/invitations.ts'
import { signedIn } from '../http/charts.ts'
import { newPractice } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { mailBy, mailServer } from '../support/mailServer.ts'

async function office(smtpUrl: string) {
  const app = await startApp({ settings: mailBy(smtpUrl) })
  const practiceId = await newPractice(app)
  const admin = await signedIn(app, practiceId, ['admin'], 'The admin')
  return { app, admin, member: await signedIn(app, practiceId, ['clinician'], 'A member') }
}

/** What was written, as mail programs show it: lines that were folded for the way are whole again. */
const readable = (letter: string): string =>
  letter.replaceAll('=\r\n', '').replaceAll('=3D', '=').replaceAll('\r\n', '\n')

it('an invitation goes out by mail, in plain text, with who invites to which practice and the link that the admin sees', async () => {
  const { letters, url } = await mailServer()
  const { admin } = await office(url)
  const response = await admin.call('POST', '/api/invitations', { email: 'new@test.example', roles: ['clinician'] })
  const { link, mailed } = InvitationWithLink.parse(await response.json())
  expect(mailed).toBe('sent')
  expect(letters.map(({ to }) => to)).toEqual([['new@test.example']])
  const letter = readable(letters[0]?.text ?? '')
  expect(letter).toMatch(/^From: Throughline <notes@test\.example>/m)
  expect(letter).toMatch(/^Content-Type: text\/plain/m)
  expect(letter).not.toMatch(/html/i)
  for (const words of ['The admin invites you', 'A practice', link]) expect(letter).toContain(words)
})

it('a reset link goes out by mail to the member alone', async () => {
  const { letters, url } = await mailServer()
  const { admin, member } = await office(url)
  const { link, mailed } = OneTimeLink.parse(
    await (await admin.call('POST', `/api/members/${member.id}/reset-link`)).json(),
  )
  expect([mailed, letters.map(({ to }) => to)]).toEqual(['sent', [[member.email]]])
  expect(readable(letters[0]?.text ?? '')).toContain(link)
})

it('where the mail server refuses or is away, the admin reads so, and the link is there all the same', async () => {
  const { url } = await mailServer(false)
  for (const smtpUrl of [url, 'smtp://127.0.0.1:1']) {
    const { admin } = await office(smtpUrl)
    const response = await admin.call('POST', '/api/invitations', { email: 'new@test.example', roles: ['clinician'] })
    expect(response.status).toBe(201)
    const { link, mailed } = InvitationWithLink.parse(await response.json())
    expect([mailed, new URL(link).pathname]).toEqual(['failed', '/join'])
  }
})

it('an operator who sets only half of what mail needs is told which half', () => {
  const sentence = /SMTP_URL and MAIL_FROM go together/
  expect(() => readConfig({ SMTP_URL: 'smtp://mail.example' })).toThrow(sentence)
  expect(() => readConfig({ MAIL_FROM: 'notes@test.example' })).toThrow(sentence)
  expect(() => readConfig({ SMTP_URL: 'https://mail.example', MAIL_FROM: 'x' })).toThrow(/SMTP_URL must be smtp:/)
  expect(readConfig({ SMTP_URL: '', MAIL_FROM: '' }).mail).toBeNull()
})
