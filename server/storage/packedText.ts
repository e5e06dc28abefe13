import { gunzipSync, gzipSync } from 'node:zlib'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import type { MemberId } from '../../shared/ids.ts'

/** How a version's text is stored: JSON, compressed, in which members are named by their place in a list. */
export function packText(text: AuthoredNode): Uint8Array {
  const people: MemberId[] = []
  const places = new Map<MemberId, number>()
  const placeOf = (member: MemberId): number => {
    const known = places.get(member)
    if (known !== undefined) return known
    places.set(member, people.length)
    return people.push(member) - 1
  }
  const packed = JSON.stringify({ format: 1, people, text: withPlaces(text, placeOf) })
  // What zlib hands over lends from a pool.
  return new Uint8Array(gzipSync(packed, { level: 6 }))
}

interface PackedNode extends Omit<AuthoredNode, 'by' | 'setBy' | 'content'> {
  by?: number
  setBy?: Record<string, number>
  content?: PackedNode[]
}

function withPlaces({ by, setBy, content, ...rest }: AuthoredNode, placeOf: (member: MemberId) => number): PackedNode {
  return {
    ...rest,
    ...(by ? { by: placeOf(by) } : {}),
    ...(setBy ? { setBy: mapped(setBy, placeOf) } : {}),
    ...(content ? { content: content.map((child) => withPlaces(child, placeOf)) } : {}),
  }
}

/** The text that `packText` stored. Throws where it is not such a text. */
export function unpackText(bytes: Uint8Array): AuthoredNode {
  const { format, people, text }: { format: number; people: MemberId[]; text: PackedNode } = JSON.parse(
    gunzipSync(bytes).toString('utf8'),
  )
  if (format !== 1) throw new Error('A version was stored in a format that this version of Throughline does not know.')
  return withMembers(text, (place) => {
    const member = people[place]
    if (member === undefined) throw new Error('A version names an author whom it does not list.')
    return member
  })
}

function withMembers({ by, setBy, content, ...rest }: PackedNode, memberAt: (place: number) => MemberId): AuthoredNode {
  return {
    ...rest,
    ...(by === undefined ? {} : { by: memberAt(by) }),
    ...(setBy ? { setBy: mapped(setBy, memberAt) } : {}),
    ...(content ? { content: content.map((child) => withMembers(child, memberAt)) } : {}),
  }
}

const mapped = <From, To>(record: Record<string, From>, of: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]))
