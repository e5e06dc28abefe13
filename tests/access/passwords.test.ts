import { argon2Sync, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '../../server/domain/auth/passwords.ts'
import { findCredentials, updatePasswordHash } from '../../server/storage/repos/people.ts'
import { clinic, password, signIn } from '../support/actors.ts'
import { startApp } from '../support/app.ts'

/** A hash as it was made when computers were slower. */
function earlierHash(of: string, memory = 8_192, passes = 1): string {
  const nonce = randomBytes(16)
  const tag = argon2Sync('argon2id', { message: of, nonce, tagLength: 32, memory, passes, parallelism: 1 })
  const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${base64(nonce)}$${base64(tag)}`
}

it('a password is hashed with Argon2id, 64 MiB, three passes, one lane, and a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(other).not.toBe(one)
  expect(await verifyPassword(one, password)).toEqual({ fits: true, outdated: false })
  expect(await verifyPassword(one, `${password} `)).toEqual({ fits: false, outdated: false })
  expect(await verifyPassword(one, '')).toEqual({ fits: false, outdated: false })
})

it('a password of any script fits itself and nothing near it', async () => {
  const words = 'пароль 密码 👩🏽‍⚕️ e\u0301'
  const hash = await hashPassword(words)
  expect((await verifyPassword(hash, words)).fits).toBe(true)
  expect((await verifyPassword(hash, words.slice(0, -1))).fits).toBe(false)
})

it('a hash made with less memory or fewer passes is still good, and said to be outdated', async () => {
  expect(await verifyPassword(earlierHash(password), password)).toEqual({ fits: true, outdated: true })
  expect(await verifyPassword(earlierHash(password, 65_536, 2), password)).toEqual({ fits: true, outdated: true })
  expect(await verifyPassword(earlierHash('another'), password)).toEqual({ fits: false, outdated: true })
})

it('a hash that cannot be read lets nobody in', async () => {
  for (const hash of ['', 'plain', '$2b$10$abc', '$argon2id$v=19$m=65536,t=3,p=1$onlysalt'])
    await expect(verifyPassword(hash, password)).rejects.toThrow('not readable')
})

it('a member whose hash is outdated signs in, and has a new one; a wrong password leaves it', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const { database } = app.services
  const outdated = earlierHash(password)
  await database.write((tx) => updatePasswordHash(tx, lead.practiceId, lead.id, outdated))
  const hash = async () => (await findCredentials(database.read, lead.email))?.passwordHash ?? ''
  await expect(signIn(app, lead.email, 'not it')).rejects.toThrow('401')
  expect(await hash()).toBe(outdated)
  await signIn(app, lead.email)
  expect(await hash()).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  await signIn(app, lead.email)
})
