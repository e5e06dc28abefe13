import { describe, expect, it } from 'vitest'
import { Note } from '../../shared/api/notes.ts'
import { NoteReview } from '../../shared/api/review.ts'
import { recoverableFor } from '../../shared/review/machine.ts'
import { sessionOf } from '../http/charts.ts'
import { caller, newNote } from '../support/actors.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { heldOf, noteOf } from '../sync/pair.ts'
import { noteFor, outcome, reviewedPair, seal, signaturesOf } from './desk.ts'
import { writeInSection } from './sections.ts'

const reason = { reason: 'Begun twice.' }

describe('a draft', () => {
  it('is discarded by its author with a reason, is nowhere then, and comes back within 30 days', async () => {
    const { app, lead, supervisor, caseId, note, b, cotherapist } = await reviewedPair()
    expect(await outcome(await lead.call('POST', `/api/notes/${note.id}/discard`, {}))).toBe('400 invalid_request')
    expect((await lead.call('POST', `/api/notes/${note.id}/discard`, reason)).status).toBe(204)
    await until('nobody has it open', () => b.closes.length > 0)
    expect((await lead.call('GET', `/api/notes/${note.id}`)).status).toBe(404)
    const listed = await (await supervisor.call('GET', `/api/cases/${caseId}/notes`)).json()
    expect(listed.items).toEqual([])
    expect((await (await lead.call('GET', '/api/search?q=note')).json()).items).toEqual([])
    const discarded = await (await lead.call('GET', `/api/cases/${caseId}/discarded`)).json()
    expect(discarded.items).toMatchObject([{ id: note.id, abilities: { recover: true, edit: false } }])
    expect((await (await cotherapist.call('GET', `/api/cases/${caseId}/discarded`)).json()).items).toEqual([])
    expect(await outcome(await lead.call('POST', `/api/notes/${note.id}/recover`))).toBe('200 draft')
    expect((await noteOf(lead, note)).markdown).toContain('note')
    const { events } = NoteReview.parse(await (await lead.call('GET', `/api/notes/${note.id}/review`)).json())
    expect(events.map(({ act, reason }) => [act, reason])).toEqual([
      ['discard', 'Begun twice.'],
      ['recover', null],
    ])
    await lead.call('POST', `/api/notes/${note.id}/discard`, reason)
    app.clock.advance(recoverableFor)
    const late = caller(app.url, await sessionOf(app, lead))
    expect(await outcome(await late('POST', `/api/notes/${note.id}/recover`))).toBe('409 discarded_for_good')
  })

  it('in which something that happened to a client is recorded is not discarded, whatever the index knows yet', async () => {
    const { lead, note, a } = await reviewedPair()
    writeInSection(a.doc, 'timeline', 'moment')
    await a.allSaved()
    expect(await outcome(await lead.call('POST', `/api/notes/${note.id}/discard`, reason))).toBe('409 recorded')
    expect(await outcome(await lead.call('POST', `/api/notes/${note.id}/entered-in-error`, reason))).toBe(
      '200 entered_in_error',
    )
    expect(await noteFor(lead, note)).toMatchObject({ readOnly: 'entered_in_error' })
  })

  it('that was sent back, and a note in review, are not discarded', async () => {
    const { lead, supervisor, note } = await reviewedPair()
    await seal(lead, 'submit', note)
    expect(await outcome(await lead.call('POST', `/api/notes/${note.id}/discard`, reason))).toBe('409 in_review')
    await supervisor.call('POST', `/api/notes/${note.id}/return`, reason)
    expect(await outcome(await lead.call('POST', `/api/notes/${note.id}/discard`, reason))).toBe('409 sent_back')
  })
})

describe('an addendum', () => {
  it('is about the day that its author gives, and without one about today in UTC; another day than one of the calendar makes none', async () => {
    const { app, lead, supervisor, caseId, note } = await reviewedPair()
    await seal(lead, 'submit', note)
    await seal(supervisor, 'cosign', note)
    const amend = (body: object) => lead.call('POST', `/api/notes/${note.id}/addenda`, body)
    const today = new Date(app.clock.now()).toISOString().slice(0, 10)
    const yesterday = new Date(app.clock.now() - 86_400_000).toISOString().slice(0, 10)
    for (const [given, day] of [
      [{ occurredOn: yesterday }, yesterday],
      [{}, today],
    ] as const) {
      const made = await amend({ kind: 'addendum', ...given })
      expect(made.status).toBe(201)
      expect(Note.parse(await made.json()).occurredOn).toBe(day)
    }
    const notes = async () => (await (await lead.call('GET', `/api/cases/${caseId}/notes`)).json()).items.length
    const before = await notes()
    expect(await outcome(await amend({ kind: 'addendum', occurredOn: '2026-02-30' }))).toBe('400 invalid_request')
    expect(await notes()).toBe(before)
  })
})

describe('a section that the prescriber answers for', () => {
  it('keeps a note in review until the prescriber has attested to the same text, before or after the co-signature', async () => {
    const { lead, supervisor, prescriber, note, a } = await reviewedPair()
    writeInSection(a.doc, 'dose', 'Given as ordered.')
    await a.allSaved()
    expect(await outcome(await seal(lead, 'submit', note))).toBe('200 in_review')
    const { awaits } = await noteFor(lead, note)
    expect(awaits).toMatchObject({ cosign: true, sections: [expect.any(String)] })
    expect(await outcome(await seal(lead, 'attest', note))).toBe('403 not_allowed')
    expect(await outcome(await seal(supervisor, 'cosign', note))).toBe('200 in_review')
    expect(await outcome(await seal(supervisor, 'cosign', note))).toBe('409 nothing_to_cosign')
    expect(await outcome(await seal(prescriber, 'attest', note))).toBe('200 cosigned')
    const signatures = await signaturesOf(lead, note)
    expect(signatures.map(({ meaning, sections }) => [meaning, sections.map(({ title }) => title)])).toEqual([
      ['author', []],
      ['co_signer', []],
      ['answers_for', ['Dose']],
    ])
    expect(new Set(signatures.map(({ content }) => content)).size).toBe(1)
  })

  it('is answered for by a prescriber who is the author with the author’s own signature', async () => {
    const { prescriber, caseId } = await reviewedPair()
    const own = await newNote(prescriber, caseId)
    const client = connect(prescriber, own)
    await client.synced()
    writeInSection(client.doc, 'dose', 'Given as ordered.')
    await client.allSaved()
    expect(await outcome(await seal(prescriber, 'sign', own))).toBe('200 signed')
    expect((await signaturesOf(prescriber, own))[0]?.sections).toMatchObject([{ title: 'Dose' }])
  })

  it('is sent back by the prescriber who cannot attest to it, and every signature before that counts no more', async () => {
    const { lead, supervisor, prescriber, note, a } = await reviewedPair()
    writeInSection(a.doc, 'vitals', 'Read twice.')
    await a.allSaved()
    await seal(lead, 'submit', note)
    await seal(supervisor, 'cosign', note)
    const back = await prescriber.call('POST', `/api/notes/${note.id}/return`, {
      reason: 'The second reading is mine.',
    })
    expect(await outcome(back)).toBe('200 changes_requested')
    expect((await signaturesOf(lead, note)).map(({ voided }) => voided?.as)).toEqual([
      'changes_requested',
      'changes_requested',
    ])
  })
})

describe('a note that is entered in error', () => {
  it('stays readable with its reason, and one of the wrong client is hidden from everybody at once', async () => {
    const { app, lead, cotherapist, caseId, note, b } = await reviewedPair()
    await seal(lead, 'submit', note)
    const other = await newNote(cotherapist, caseId)
    const open = connect(lead, other)
    await open.synced()
    expect(await outcome(await seal(cotherapist, 'sign', other))).toBe('200 signed')
    const marked = await lead.call('POST', `/api/notes/${other.id}/entered-in-error`, { reason: 'Another client.' })
    expect(await outcome(marked)).toBe('200 entered_in_error')
    expect((await noteOf(lead, other)).markdown).not.toBe('')
    const third = await newNote(cotherapist, caseId)
    const seen = connect(lead, third)
    await seen.synced()
    await seal(cotherapist, 'sign', third)
    const body = { reason: 'Another client.', wrongClient: true }
    expect(await outcome(await cotherapist.call('POST', `/api/notes/${third.id}/entered-in-error`, body))).toBe(
      '200 entered_in_error',
    )
    await until('nobody reads it any more', () => seen.closes.length > 0)
    for (const member of [lead, cotherapist])
      for (const path of ['', '/export?format=markdown', '/signatures', '/review'])
        expect((await member.call('GET', `/api/notes/${third.id}${path}`)).status).toBe(404)
    const chart = await (await lead.call('GET', `/api/cases/${caseId}/export?format=json&drafts=true`)).json()
    expect(chart.notes.map(({ id }: { id: string }) => id)).not.toContain(third.id)
    const kept = await app.services.database.read
      .selectFrom('seal')
      .select('note_id')
      .where('note_id', '=', third.id)
      .execute()
    expect(kept).toHaveLength(2)
    expect(b.closes).toEqual([])
  })
})

it('a withdrawn note is a draft again, its late words come back to their author, and the withdrawal is sealed', async () => {
  const { lead, cotherapist, note, b } = await reviewedPair()
  await seal(lead, 'submit', note)
  write(b.doc, ' late')
  await until('the late words are held', () => b.held.length > 0)
  expect(await outcome(await cotherapist.call('POST', `/api/notes/${note.id}/withdraw`))).toBe('403 not_allowed')
  expect(await outcome(await lead.call('POST', `/api/notes/${note.id}/withdraw`))).toBe('200 draft')
  expect(await noteFor(cotherapist, note)).toMatchObject({ readOnly: null, abilities: { edit: true } })
  expect(await heldOf(cotherapist, note)).toMatchObject([{ text: expect.stringContaining('late') }])
  expect((await signaturesOf(lead, note)).map(({ voided }) => voided?.as)).toEqual(['withdrawn'])
})
