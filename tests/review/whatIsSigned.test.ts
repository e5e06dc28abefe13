import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { SealedFile } from '../../shared/seal/sealedFile.ts'
import { newNote, type TestMember } from '../support/actors.ts'
import { type Dialect, dialects } from '../support/app.ts'
import { connect } from '../support/sockets.ts'
import { noteFor, outcome, reviewedPair, seal, signaturesOf } from './desk.ts'
import { writeInSection } from './sections.ts'

const dateAs = (member: TestMember, note: { id: string }, occurredOn: string) =>
  member.call('PUT', `/api/notes/${note.id}/occurred-on`, { occurredOn })

async function sealedDay(member: TestMember, note: { id: string }): Promise<string> {
  const answer = await member.call('GET', `/api/notes/${note.id}/export?format=sealed`)
  const { contents } = SealedFile.parse(await answer.json())
  return JSON.parse(contents.at(-1) ?? '').occurredOn
}

const sectionOf = (doc: Y.Doc, key: string): Y.XmlElement => {
  const found = doc
    .getXmlFragment(FRAGMENT)
    .toArray()
    .find((one): one is Y.XmlElement => one instanceof Y.XmlElement && one.getAttribute('key') === key)
  if (!found) throw new Error(`The note has no section ${key}.`)
  return found
}

describe('the day that a note is about', () => {
  it('is signed as the signer saw it: who dates the note meanwhile makes another version', async () => {
    const { cotherapist, lead, caseId } = await reviewedPair()
    const note = await newNote(cotherapist, caseId, 'contact')
    expect((await dateAs(lead, note, '2025-01-02')).status).toBe(200)
    expect(await outcome(await seal(cotherapist, 'sign', note, { version: note.version }))).toBe('409 note_changed')
    expect(await outcome(await seal(cotherapist, 'sign', note))).toBe('200 signed')
    expect(await sealedDay(lead, note)).toBe('2025-01-02')
  })

  it.each(dialects)(
    'is the same in the chart and under the seal, whoever is first, on %s',
    async (dialect: Dialect) => {
      const { cotherapist, lead, caseId } = await reviewedPair({ dialect })
      for (let turn = 0; turn < 8; turn++) {
        const note = await newNote(cotherapist, caseId, 'contact')
        const signing = seal(cotherapist, 'sign', note, { version: note.version })
        const [signed, dated] = await Promise.all([signing, dateAs(lead, note, '2025-01-02')])
        expect([signed.status, dated.status].toSorted()).not.toEqual([200, 200])
        if (signed.status !== 200) continue
        expect(await sealedDay(lead, note)).toBe((await noteFor(lead, note)).occurredOn)
      }
    },
  )

  it('is co-signed as it was reviewed', async () => {
    const { lead, supervisor, note } = await reviewedPair()
    await seal(lead, 'submit', note)
    const { version } = await noteFor(supervisor, note)
    await lead.call('POST', `/api/notes/${note.id}/withdraw`)
    expect((await dateAs(lead, note, '2024-02-29')).status).toBe(200)
    expect(await outcome(await seal(lead, 'submit', note))).toBe('200 in_review')
    expect(await outcome(await seal(supervisor, 'cosign', note, { version }))).toBe('409 note_changed')
  })

  it('frees no note of review that was sent back, or begun, while the author was supervised', async () => {
    const { app, lead, supervisor, caseId, note } = await reviewedPair()
    const begun = await newNote(lead, caseId, 'contact')
    await seal(lead, 'submit', note)
    await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'The dose.' })
    app.clock.advance(2_000)
    const { write } = app.services.database
    await write((tx) =>
      tx
        .updateTable('supervision')
        .set({ to_at: app.clock.now() - 1_000 })
        .execute(),
    )
    for (const one of [note, begun]) {
      await dateAs(lead, one, '2031-03-01')
      expect(await outcome(await seal(lead, 'sign', one))).toBe('409 needs_cosigning')
    }
    // One that was begun after its end, about another day, is the author’s alone.
    const later = await newNote(lead, caseId, 'contact')
    await dateAs(lead, later, '2031-03-01')
    expect(await outcome(await seal(lead, 'sign', later))).toBe('200 signed')
  })
})

describe('a section that the template gives to the prescriber', () => {
  it.each<[string, (section: Y.XmlElement) => void]>([
    ['says so no more', (section) => section.removeAttribute('answeredBy')],
    ['has no id any more', (section) => section.removeAttribute('id')],
    [
      'is called something else',
      (section) => {
        section.setAttribute('key', 'affect')
        section.removeAttribute('answeredBy')
      },
    ],
    [
      'has neither name nor owner',
      (section) => {
        section.removeAttribute('key')
        section.removeAttribute('answeredBy')
      },
    ],
  ])('waits for the prescriber also where it %s', async (_what, change) => {
    const { cotherapist, prescriber, caseId } = await reviewedPair()
    const note = await newNote(cotherapist, caseId)
    const client = connect(cotherapist, note)
    await client.synced()
    writeInSection(client.doc, 'dose', 'Given 60 mg as ordered.')
    change(sectionOf(client.doc, 'dose'))
    await client.allSaved()
    expect(await outcome(await seal(cotherapist, 'sign', note))).toBe('200 in_review')
    expect(await outcome(await seal(prescriber, 'attest', note))).toBe('200 signed')
    expect((await signaturesOf(cotherapist, note)).map(({ meaning }) => meaning)).toEqual(['author', 'answers_for'])
  })
})
