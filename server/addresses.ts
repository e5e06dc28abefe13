import { BlockList, isIPv4, isIPv6, SocketAddress } from 'node:net'

/** The addresses of the reverse proxies whose word on the caller's address is taken. */
export interface TrustedProxies {
  has(address: string): boolean
}

/** Whether this is an address, or a network as in `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined
}

function parseNetwork(text: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined
  if (!family) return undefined
  const most = family === 'ipv4' ? 32 : 128
  const bits = length === undefined ? most : Number(length)
  return bits <= most ? { address, bits, family } : undefined
}

/** Takes addresses and networks, each as `isNetwork` knows them. Nothing is trusted that is not among them. */
export function trustedProxies(networks: readonly string[]): TrustedProxies {
  const list = new BlockList()
  for (const text of networks) {
    const network = parseNetwork(text)
    if (!network) throw new Error('This is neither an address nor a network.')
    list.addSubnet(network.address, network.bits, network.family)
  }
  return { has: (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') }
}

/**
 * Who calls: the last address on the way that no trusted proxy vouches for. A proxy adds the address it was called from
 * at the end of `X-Forwarded-For`, so the header is read from its end, and only as far as trusted proxies reach; what
 * stands before that, anybody can have written. `unknown` where the connection is gone already.
 */
export function callerAddress(
  proxies: TrustedProxies,
  peer: string | undefined,
  forwardedFor: string | undefined,
): string {
  let caller = peer === undefined ? undefined : readAddress(peer)
  if (caller === undefined) return 'unknown'
  const hops = forwardedFor?.split(',') ?? []
  while (proxies.has(caller)) {
    const before = readAddress(hops.pop() ?? '')
    if (before === undefined) return caller
    caller = before
  }
  return caller
}

/** An address in its one usual form, without port and zone; an IPv4 address that came as IPv6 is IPv4. */
function readAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/%.*$/, '')
  const address = bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(address)) return address
  return isIPv6(address) ? new SocketAddress({ address, family: 'ipv6' }).address : undefined
}

/** Whether the address is this machine's own. */
export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')

/**
 * What callers are counted under: an IPv4 address by itself, an IPv6 address with all of its /64, since whoever has one
 * address there has all of them (RFC 6177 gives every site at least that much).
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [front = '', back] = hexGroups(address).split('::')
  const [before, after] = [front, back ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  if (!before || !after) return address
  const zeros = back === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Without dotted numbers at the end, without leading zeros, in lower case. */
const hexGroups = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1)
