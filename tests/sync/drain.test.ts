import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeSaved } from '../../shared/sync/frames.ts'
import { connect, openRaw, UpgradeRefused, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { type ConvergenceClinic, openClinic } from './convergenceClinic.ts'
import { alike, back, noteOf } from './pair.ts'

let clinic: ConvergenceClinic
beforeEach(async () => {
  clinic = await openClinic(2)
})
afterEach(() => clinic?.close())

async function twoWriters() {
  const [lead, colleague] = clinic.writers
  if (!lead || !colleague) throw new Error('A clinic of two.')
  const note = await clinic.newNote()
  const [a, b] = [connect(lead, note), connect(colleague, note)]
  await Promise.all([a.synced(), b.synced()])
  return { lead, colleague, note, a, b }
}

test('SYNC-53 an operator ends the server while people type: what has arrived is written and acknowledged, then 1012, exit 0', async () => {
  const { lead, colleague, note, a, b } = await twoWriters()
  const raw = await openRaw(lead, note)
  for (let word = 0; word < 200; word++) {
    write(a.doc, ` a${word}.`)
    write(b.doc, ` b${word}.`)
  }
  a.provider.ws?.send(new Uint8Array(encodeSaved(501)))
  b.provider.ws?.send(new Uint8Array(encodeSaved(502)))
  // What both asked about has left them: the server has it, or its kernel.
  await until('the first answers come', () => a.saved.length + b.saved.length > 0)
  const exit = await clinic.stop()
  expect(exit).toBe(0)
  expect(await raw.closed).toBe(1012)
  expect(a.saved).toContain(501)
  expect(b.saved).toContain(502)
  expect([...a.closes, ...b.closes].filter((code) => code >= 4000)).toEqual([])

  await clinic.restart()
  // A fresh pair of eyes: nothing comes from the pages that were open.
  for (const { provider } of [a, b]) provider.disconnect()
  const { markdown } = await noteOf(lead, note)
  for (let word = 0; word < 200; word++) for (const who of ['a', 'b']) expect(markdown).toContain(` ${who}${word}.`)
  expect((await noteOf(colleague, note)).markdown).toBe(markdown)
})

test('SYNC-53 clients of a server that ended come back by themselves when it is there again, and bring what was typed meanwhile', async () => {
  const { lead, note, a, b } = await twoWriters()
  write(a.doc, 'before ')
  await a.allSaved()
  expect(await clinic.stop()).toBe(0)
  await until('both have noticed', () => !a.provider.wsconnected && !b.provider.wsconnected)
  write(a.doc, 'meanwhile ')
  write(b.doc, 'and meanwhile ')
  await expect(openRaw(lead, note)).rejects.not.toBeInstanceOf(UpgradeRefused)
  await clinic.restart()
  await Promise.all([a.allSaved(), b.allSaved()])
  await alike(a, b)
  for (const words of ['before', 'meanwhile', 'and meanwhile']) expect(a.xml()).toContain(words)
})

test('SYNC-3 SYNC-2 the server is killed right after it said that words are saved: they are there, though their author never comes back', async () => {
  const { lead, note, a, b } = await twoWriters()
  for (let round = 1; round <= 3; round++) {
    write(a.doc, ` round ${round}`)
    await a.allSaved()
    await clinic.crash()
    expect((await noteOf(lead, note)).markdown).toContain(`round ${round}`)
    await Promise.all([back(a), back(b)])
  }
  await alike(a, b)
})

test('SYNC-1 SYNC-3 what a colleague has seen is there after a kill, even though nobody asked whether it was saved', async () => {
  const { lead, note, a, b } = await twoWriters()
  for (let round = 1; round <= 3; round++) {
    write(a.doc, ` seen ${round}`)
    await until('the colleague sees it', () => b.xml().includes(`seen ${round}`))
    await clinic.crash()
    expect((await noteOf(lead, note)).markdown).toContain(`seen ${round}`)
    await Promise.all([a.synced(), b.synced()])
  }
  expect(a.xml()).toContain('seen 1 seen 2 seen 3')
})
