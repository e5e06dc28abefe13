import { type Chance, pick } from './filedSamples.ts'

const strange: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 53, 1e308, -0, 3],
  ...['', 'x', 'section', 'itemLink', 'paragraph', 'text', 'bold', 'dose', '\u0000', '\ud83d', 'x'.repeat(2_001)],
  ...['javascript:alert(1)', '2026-02-30', '99:99', '1e999', '__proto__', 'constructor'],
  ...[[], {}, [[]], [null], { type: 'paragraph' }, { type: 'text', text: 'a' }, { id: 'x' }, { length: 3 }],
]
const names = [
  ...['type', 'attrs', 'content', 'text', 'marks', 'id', 'key', 'title', 'name', 'sections', 'format', 'href'],
  ...['__proto__', 'constructor', 'toString', 'length', '', 'a.b', 'x'.repeat(300), '\u0000'],
]

/** Where something stands in JSON: in what, and under which name or number. */
interface Spot {
  readonly holder: object
  readonly name: string
}

/** Every place in some JSON, whatever it is in. It overflows no stack. */
export const spotsOf = (json: unknown): Spot[] => {
  const spots: Spot[] = []
  const waiting: unknown[] = [json]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [name, value] of Object.entries(next)) {
      spots.push({ holder: next, name })
      if (value !== null && value !== undefined) waiting.push(value)
    }
  }
  return spots
}
const valueAt = ({ holder, name }: Spot): unknown => Object.getOwnPropertyDescriptor(holder, name)?.value
const put = ({ holder, name }: Spot, value: unknown): void => {
  if (Array.isArray(holder) && !/^\d+$/.test(name)) holder.push(value)
  else Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })
}
const copied = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

function renamed(random: Chance, { holder, name }: Spot): void {
  const value = valueAt({ holder, name })
  if (Array.isArray(holder)) holder.splice(Number(name), 1)
  else {
    Reflect.deleteProperty(holder, name)
    if (random() < 0.8) put({ holder, name: pick(random, names) }, value)
  }
}

function nested(random: Chance, spot: Spot): void {
  const [open, close] = pick(random, [
    ['[', ']'],
    ['{"content":', '}'],
    ['[{"type":"blockquote","content":', '}]'],
    ['[{"type":"bulletList","content":[{"type":"listItem","content":', '}]}]'],
  ])
  const times = pick(random, [2, 40, 400])
  put(spot, JSON.parse(`${open.repeat(times)}[]${close.repeat(times)}`))
}

const acts: readonly ((random: Chance, spots: readonly Spot[]) => void)[] = [
  (random, spots) => renamed(random, pick(random, spots)),
  (random, spots) => put(pick(random, spots), copied(pick(random, strange))),
  (random, spots) => put(pick(random, spots), copied(valueAt(pick(random, spots)))),
  (random, spots) => {
    const [one, other] = [pick(random, spots), pick(random, spots)]
    const [first, second] = [copied(valueAt(one)), copied(valueAt(other))]
    put(one, second)
    put(other, first)
  },
  (random, spots) => put({ ...pick(random, spots), name: pick(random, names) }, copied(pick(random, strange))),
  (random, spots) => {
    const { holder } = pick(random, spots)
    if (Array.isArray(holder)) holder.push(...holder.slice(0, 20).map(copied))
  },
  (random, spots) => {
    const attrs = spots.filter(({ name }) => name === 'attrs')
    if (attrs.length > 0)
      put({ holder: Object(valueAt(pick(random, attrs))), name: pick(random, ['id', 'of', 'lot']) }, 'x')
  },
  (random, spots) => nested(random, pick(random, spots)),
]

/** JSON with one to three things in it that somebody could have got wrong. It is changed in place where it can be. */
export function mutated(random: Chance, json: unknown): unknown {
  const holder = { json }
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const spots = spotsOf(holder)
    // The file itself is replaced rarely.
    pick(random, acts)(random, spots.length > 1 && random() < 0.99 ? spots.slice(1) : spots)
  }
  return holder.json
}

/** Text with one to three places where its letters are others, gone or there twice. */
export function garbled(random: Chance, text: string): string {
  let garbled = text
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const at = Math.floor(random() * garbled.length)
    const to = at + Math.floor(random() * 40)
    const letter = pick(random, ['"', '{', '}', '[', ',', ':', '9', '\\', '\u0000', '\ud83d', ' ', 'é', '-', 'e999'])
    garbled = pick(random, [
      garbled.slice(0, at) + letter + garbled.slice(at + 1),
      garbled.slice(0, at) + garbled.slice(to),
      garbled.slice(0, to) + garbled.slice(at),
    ])
  }
  return garbled
}
