import { describe, expect, it } from 'vitest'
import { callerAddress, isNetwork, networkOf, trustedProxies } from '../../server/addresses.ts'
import { readConfig } from '../../server/config.ts'
import { signInThrottle } from '../../server/domain/auth/throttle.ts'
import { caller, clinic } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'

const nobody = trustedProxies([])
const proxies = trustedProxies(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])

describe('the address that a request came from', () => {
  it.each<[string | undefined, string | undefined, string, string]>([
    ['203.0.113.9', '198.51.100.1', '203.0.113.9', 'a stranger who says to be somebody else'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1', 'one proxy'],
    ['127.0.0.1', '192.0.2.7, 198.51.100.1', '198.51.100.1', 'a stranger behind a proxy who says to be somebody else'],
    ['127.0.0.1', '192.0.2.7, 198.51.100.1, 10.1.2.3', '198.51.100.1', 'two proxies'],
    ['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1', 'a proxy on a socket for both kinds of address'],
    ['127.0.0.1', '[2001:db8::7]:4711', '2001:db8::7', 'a proxy that adds the port'],
    ['127.0.0.1', '198.51.100.1:4711', '198.51.100.1', 'a proxy that adds the port to IPv4'],
    ['fd00::1', '2001:DB8:0:0::7', '2001:db8::7', 'a proxy on IPv6'],
    ['127.0.0.1', undefined, '127.0.0.1', 'a proxy that says nothing'],
    ['127.0.0.1', '198.51.100.1, unknown', '127.0.0.1', 'a proxy that does not know itself'],
    ['127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1', 'proxies all the way'],
    [undefined, '198.51.100.1', 'unknown', 'a connection that is gone'],
  ])('%s that forwards %s is %s: %s', (peer, forwarded, expected, _who) => {
    expect(callerAddress(proxies, peer, forwarded)).toBe(expected)
  })

  it('is the peer’s own where no proxy is trusted, also on this machine', () => {
    expect(callerAddress(nobody, '127.0.0.1', '198.51.100.1')).toBe('127.0.0.1')
  })
})

it('an IPv6 address is counted with all of its network, an IPv4 address by itself', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:ffff::1'))
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('unknown')).toBe('unknown')
})

it('an operator who trusts what is no network is told so in a sentence', () => {
  expect(['10.0.0.0/8', '::1', '10.0.0.1'].every(isNetwork)).toBe(true)
  expect(['10.0.0.0/33', 'proxy.example', '10.0.0', '', '::1/129', '10.0.0.0/8/8'].some(isNetwork)).toBe(false)
  expect(readConfig({ TRUSTED_PROXIES: '127.0.0.1, ::1' }).trustedProxies).toEqual(['127.0.0.1', '::1'])
  expect(readConfig({}).trustedProxies).toEqual([])
  expect(() => readConfig({ TRUSTED_PROXIES: 'proxy.example' })).toThrow(/TRUSTED_PROXIES must be addresses/)
})

/** So many wrong passwords, each for an account of its own, from behind a proxy that adds the caller's address. */
async function guess(app: App, forwarded: string, times: number): Promise<number[]> {
  const statuses: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const body = { email: `${crypto.randomUUID()}@test.example`, password: 'a wrong password' }
    const headers = { 'x-forwarded-for': forwarded }
    statuses.push((await caller(app.url)('POST', '/api/auth/sign-in', body, headers)).status)
  }
  return statuses
}

/** So many wrong passwords from an address before, counted where the door counts them. */
async function guessedBefore(app: App, address: string, times: number): Promise<void> {
  const throttle = signInThrottle(app.services.database, app.clock.now)
  for (let turn = 0; turn < times; turn++) await throttle.failed({ email: `${turn}@test.example`, address })
}

describe('the throttle behind a proxy', () => {
  it('counts everybody alone, so that one who guesses keeps nobody else out', async () => {
    const app = await startApp({ settings: { TRUSTED_PROXIES: '127.0.0.1, ::1' } })
    const { lead } = await clinic(app)
    await guessedBefore(app, '198.51.100.1', 28)
    expect(await guess(app, '198.51.100.1', 2)).toEqual([401, 401])
    expect(await guess(app, '198.51.100.1', 1)).toEqual([429])
    expect(await guess(app, '192.0.2.200, 198.51.100.1', 1)).toEqual([429])
    const signIn = { email: lead.email, password: 'a long enough password' }
    const elsewhere = { 'x-forwarded-for': '198.51.100.2' }
    expect((await caller(app.url)('POST', '/api/auth/sign-in', signIn, elsewhere)).status).toBe(200)
  })

  it('believes no header where no proxy is trusted: who changes it with every guess is one all the same', async () => {
    const app = await startApp()
    await guessedBefore(app, '127.0.0.1', 28)
    for (const forwarded of ['198.51.100.1', '198.51.100.2']) expect(await guess(app, forwarded, 1)).toEqual([401])
    expect(await guess(app, '198.51.100.99', 1)).toEqual([429])
  })
})
