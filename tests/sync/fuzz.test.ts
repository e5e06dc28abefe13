import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../shared/note/schema.ts'
import type { TestMember } from '../support/actors.ts'
import { connect, openRaw, type RawSocket, type TestClient, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { recordOf, type Stage, stage } from './abuse.ts'
import { Fuzzer } from './fuzzing.ts'
import { checkTree, fuzzRoom } from './fuzzRoom.ts'

/** One seed, so that a failure can be run again; `tests/scripts/longFuzz.ts` goes on with others. */
const seed = 20_261_122

test.each([0, 1, 2, 3])(
  'a hostile writer sends 4,500 inputs of all kinds (part %i): none throws, takes long or leaves the schema',
  (part) => {
    const outcomes = fuzzRoom(seed + part, 4_500)
    // All checks are reached, and enough gets through to make the documents strange.
    for (const outcome of ['accepted', 'gap', 'foreign', 'nothing', 'malformed', 'protocol', 'step1', 'awareness']) {
      expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(20)
    }
    for (const why of [
      'a node where it may not stand',
      'an attribute outside the schema',
      'neighbours of two parents',
    ]) {
      expect(outcomes.get(why) ?? 0, why).toBeGreaterThan(5)
    }
  },
  60_000,
)

/** A hostile program behind a member's sockets, which comes back whenever it is closed. */
async function intruder(member: TestMember, { note, honest }: Stage, fuzzer: Fuzzer) {
  let socket: RawSocket | undefined
  const closes = new Map<number, number>()
  const reopen = async (): Promise<RawSocket> => {
    const opened = await openRaw(member, note)
    void opened.closed.then((code) => {
      closes.set(code, (closes.get(code) ?? 0) + 1)
      if (socket === opened) socket = undefined
    })
    return opened
  }
  return {
    closes,
    async send() {
      socket ??= await reopen()
      if (socket.ws.readyState === socket.ws.OPEN) socket.send(fuzzer.next(honest.doc))
    },
  }
}

/** What a client id has written and nobody has deleted, in the order of its writing. */
function wordsOf(doc: Y.Doc, client: number): string {
  const structs = doc.store.clients.get(client) ?? []
  return structs
    .map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join('')
}

async function fuzzBeside(scene: Stage, member: TestMember, inputs: number, afterTurn: (pair: TestClient[]) => void) {
  const { honest, lead, note } = scene
  const other = connect(lead, note)
  await other.synced()
  const pair = [honest, other]
  const said = pair.map(({ doc }) => wordsOf(doc, doc.clientID))
  const others = pair.map(({ doc }) => doc.clientID)
  const fuzzer = new Fuzzer(seed, { own: [101, 102, 103], others: [...others, ...honest.doc.store.clients.keys()] })
  const hostile = await intruder(member, scene, fuzzer)
  for (let input = 0; input < inputs; input++) {
    await hostile.send()
    if (input % 50 !== 0) continue
    for (const [index, { doc }] of pair.entries()) {
      const word = `w${index}-${input} `
      write(doc, word)
      said[index] += word
    }
    await Promise.all(pair.map((client) => client.allSaved()))
    await until('the pair sees the same', () => honest.xml() === other.xml())
    afterTurn(pair)
    for (const { doc } of pair) checkTree(doc.getXmlFragment(FRAGMENT))
  }
  for (const client of pair) expect(client.closes).toEqual([])
  const { markdown } = await recordOf(scene)
  const late = connect(scene.supervisor, note)
  await late.synced()
  await until('a newcomer sees the same', () => late.xml() === honest.xml())
  return { said, pair, markdown, closes: hostile.closes }
}

test('a hostile reader sends 1,000 inputs beside two honest authors: all their words stay, and nothing else is in the note', async () => {
  const scene = await stage()
  const { said, pair, closes } = await fuzzBeside(scene, scene.supervisor, 1_000, (both) => {
    for (const client of [101, 102, 103]) for (const { doc } of both) expect(wordsOf(doc, client)).toBe('')
  })
  for (const [index, { doc }] of pair.entries()) expect(wordsOf(doc, doc.clientID)).toBe(said[index])
  expect([...closes.keys()].every((code) => [4400, 4403, 4413].includes(code))).toBe(true)
}, 90_000)

test('a hostile writer sends 1,000 inputs beside two honest authors: they go on in one room and agree', async () => {
  const scene = await stage()
  const { closes } = await fuzzBeside(scene, scene.cotherapist, 1_000, () => undefined)
  expect([...closes.keys()].every((code) => [4400, 4403, 4413, 4429].includes(code))).toBe(true)
}, 90_000)
