import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '../../server/storage/repos/documents.ts'
import { TextFacts } from '../../shared/api/facts.ts'
import { Notes } from '../../shared/api/notes.ts'
import { factsOfText } from '../../shared/note/facts.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { readUpdates } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { piecesOf } from '../../shared/note/stored.ts'
import { clinic } from '../support/actors.ts'
import { everydayDialects, startApp } from '../support/app.ts'
import { seeded } from '../support/seeded.ts'
import { connect } from '../support/sockets.ts'
import { noFacts } from './sketch.ts'

const noteOf = (...blocks: NoteNode[]): NoteNode => ({
  type: 'doc',
  content: [{ type: 'section', attrs: { id: 's', required: true }, content: blocks }],
})
const dose = (attrs: Record<string, unknown>, ...rows: Record<string, unknown>[]): NoteNode => ({
  type: 'dose',
  attrs,
  content: rows.map((row) => ({ type: 'doseRow', attrs: row })),
})
const answers = (count: number, value: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index + 1}`, value]))
const words = (text: string): NoteNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })

describe('the facts of a note', () => {
  it('are what was given in all, by the first row, and none for what was only ordered', () => {
    const given = noteOf(
      dose({ route: 'im' }, { kind: 'booster', at: '14:21', given: 20.1 }, { kind: 'dose', at: '14:04', given: 50.2 }),
    )
    expect(factsOfText(given).dose).toEqual({ given: 70.3, route: 'im', at: '14:04' })
    expect(factsOfText(noteOf(dose({ route: 'im' }, { at: '14:04', ordered: 50 }))).dose).toBeNull()
    expect(factsOfText(noteOf(dose({}, { at: '14:04', given: 0 }))).dose).toBeNull()
    expect(factsOfText(noteOf(dose({}, { kind: 'other', at: '14:04', given: 4 }))).dose).toBeNull()
  })

  it('have a total only of a complete scale, and say that an item is to be looked at even of an incomplete one', () => {
    const complete = noteOf({ type: 'scale', attrs: { instrument: 'gad7', ...answers(7, 2) } })
    expect(factsOfText(complete)).toMatchObject({ gad7: 14, phq9: null, lookFirst: [] })
    const half = noteOf({ type: 'scale', attrs: { instrument: 'phq9', q1: 3, q9: 1 } })
    expect(factsOfText(half)).toMatchObject({ phq9: null, lookFirst: ['phq9_item_9'] })
  })

  it('hold every complete score with its range and direction, of other measures under the name that was typed', () => {
    const pcl5 = { type: 'scale', attrs: { instrument: 'pcl5', cutPoint: 33, ...answers(20, 2) } }
    const other = {
      type: 'measure',
      attrs: { name: ' MADRS ', score: 22, least: 0, most: 60, direction: 'higher_worse', assessedOn: '2026-11-19' },
    }
    const nameless = { type: 'measure', attrs: { score: 22 } }
    expect(factsOfText(noteOf(pcl5, other, nameless))).toMatchObject({
      pcl5: 40,
      scores: [
        { measure: 'pcl5', name: 'PCL-5', total: 40, least: 0, most: 80, lowerIsBetter: true, cutPoint: 33, on: null },
        { measure: 'other', name: 'MADRS', total: 22, least: 0, most: 60, lowerIsBetter: true, on: '2026-11-19' },
      ],
    })
    const many = Array.from({ length: 60 }, () => other)
    expect(TextFacts.parse(factsOfText(noteOf(...many))).scores).toHaveLength(40)
  })

  it('ask to look first where a C-SSRS has ideation or a behaviour that is not of the past alone', () => {
    const cssrs = (attrs: Record<string, unknown>) => factsOfText(noteOf({ type: 'cssrs', attrs })).lookFirst
    expect(cssrs({ ideation: 1, recall: 'since_last_visit' })).toEqual(['cssrs'])
    expect(cssrs({ ideation: 0, preparatoryActs: true })).toEqual(['cssrs'])
    expect(cssrs({ ideation: 5, recall: 'lifetime' })).toEqual([])
    expect(cssrs({ ideation: 0, actualAttempt: false })).toEqual([])
  })

  it('count required sections that are still empty, and say whether an adverse effect is recorded', () => {
    expect(factsOfText(noteOf()).requiredEmpty).toBe(1)
    expect(factsOfText(noteOf(words('Something'))).requiredEmpty).toBe(0)
    const effects = (content: NoteNode[], attrs = {}) => noteOf({ type: 'adverseEffects', attrs, content })
    expect(factsOfText(effects([{ type: 'effectRow', attrs: { severity: 'mild' } }])).adverseEffects).toBe(true)
    expect(factsOfText(effects([], { noneReported: true })).adverseEffects).toBe(false)
  })

  it('hold no word of the text, whatever stands in it', () => {
    const canary = 'zebra-canary'
    const everywhere = noteOf(
      words(canary),
      dose({ lot: canary, orderedBy: canary, route: canary }, { given: 5, givenBy: canary }),
    )
    expect(JSON.stringify(factsOfText(everywhere))).not.toContain(canary)
    expect(factsOfText({ type: 'doc' })).toEqual(noFacts)
  })
})

/** One random act of a writer: an answer, a cell of the dose, a word, or something taken out. */
function scribble(doc: Y.Doc, random: () => number): void {
  const elements = [...doc.getXmlFragment(FRAGMENT).createTreeWalker(() => true)].filter(
    (one) => one instanceof Y.XmlElement,
  )
  const pick = <One>(some: readonly One[]): One | undefined => some[Math.floor(random() * some.length)]
  const of = (name: string) => pick(elements.filter(({ nodeName }) => nodeName === name))
  const set = (element: Y.XmlElement | undefined, name: string, value: number | string) =>
    (element as Y.XmlElement<Record<string, number | string>> | undefined)?.setAttribute(name, value)
  const act = Math.floor(random() * 6)
  if (act === 0) set(of('scale'), `q${1 + Math.floor(random() * 9)}`, Math.floor(random() * 4))
  else if (act === 1) set(of('doseRow'), 'given', Math.floor(random() * 100))
  else if (act === 2) set(of('doseRow'), 'at', `1${Math.floor(random() * 9)}:30`)
  else if (act === 3) set(of('dose'), 'route', pick(['im', 'oral', 'iv_push']) ?? 'im')
  else if (act === 4) of('paragraph')?.insert(0, [new Y.XmlText('words ')])
  else {
    const row = of('doseRow')
    if (row && random() < 0.3) row.removeAttribute('given')
  }
}

it.each(everydayDialects)(
  'what a list says of a note is what its stored text says, after any edits, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { lead, caseId, note, practiceId } = await clinic(app)
    const writer = connect(lead, note)
    await writer.synced()
    const random = seeded(4_711)
    const kinds = new Set<string>()
    for (let round = 0; round < 25; round += 1) {
      for (let act = 0; act < 4; act += 1) scribble(writer.doc, random)
      await writer.allSaved()
      const listed = Notes.parse(await (await lead.call('GET', `/api/cases/${caseId}/notes`)).json()).items[0]
      const stored = await loadDocument(app.services.database, practiceId, note.documentId)
      if (!stored) throw new Error('The note has a document.')
      const counted = factsOfText(readUpdates(piecesOf(stored)))
      expect(listed?.facts).toEqual(counted)
      expect(listed?.version).toMatch(new RegExp(`^${stored.head}\\.`))
      kinds.add(JSON.stringify(counted))
      const [kept] = await app.services.database.read
        .selectFrom('note_facts')
        .selectAll()
        .where('practice_id', '=', practiceId)
        .execute()
      expect(kept?.head).toBe(stored.head)
      expect(TextFacts.parse(JSON.parse(kept?.facts ?? ''))).toEqual(counted)
    }
    expect(kinds.size).toBeGreaterThan(5)
  },
)

it('facts of an older head, or counted by another version, are shown to nobody', async () => {
  const app = await startApp()
  const { lead, note, practiceId, caseId } = await clinic(app)
  await lead.call('GET', `/api/cases/${caseId}/notes`)
  const factsNow = async () => (await (await lead.call('GET', `/api/notes/${note.id}`)).json()).facts
  expect(await factsNow()).not.toBeNull()
  const set = (change: { version?: number; head?: number }) =>
    app.services.database.write((tx) =>
      tx.updateTable('note_facts').set(change).where('practice_id', '=', practiceId).execute(),
    )
  await set({ version: 0 })
  expect(await factsNow()).toBeNull()
  await lead.call('GET', '/api/today')
  expect(await factsNow()).not.toBeNull()
  await set({ head: 0 })
  expect(await factsNow()).toBeNull()
})
