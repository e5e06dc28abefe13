import { describe, expect, it } from 'vitest'
import { password } from '../support/actors.ts'
import { dialects } from '../support/app.ts'
import { write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { heldOf, noteOf } from '../sync/pair.ts'
import { noteFor, outcome, reviewedPair, seal, signaturesOf } from './desk.ts'

describe.each(dialects)('on %s', (dialect) => {
  it('a note goes from its author through changes to the co-signature, and its text stays from each signature on', async () => {
    const { lead, supervisor, cotherapist, note, a, b } = await reviewedPair({ dialect })
    expect(await outcome(await seal(lead, 'submit', note))).toBe('200 in_review')
    const reviewed = await noteOf(supervisor, note)
    expect(await noteFor(lead, note)).toMatchObject({
      readOnly: 'in_review',
      awaits: { cosign: true, sections: [] },
      abilities: { edit: false, submit: false, withdraw: true },
    })
    write(b.doc, ' too late')
    await until('the late words are held', () => b.held.length > 0)
    expect(await noteOf(supervisor, note)).toEqual(reviewed)
    expect(await outcome(await supervisor.call('POST', `/api/notes/${note.id}/return`, { reason: 'The dose.' }))).toBe(
      '200 changes_requested',
    )
    expect(await heldOf(cotherapist, note)).toMatchObject([{ reason: 'locked' }])
    await until('the lead writes again', () => a.provider.synced)
    write(a.doc, ' and the dose')
    await a.allSaved()
    expect(await outcome(await seal(lead, 'submit', note))).toBe('200 in_review')
    const again = await noteOf(supervisor, note)
    expect(again.markdown).toContain('and the dose')
    expect(await outcome(await seal(supervisor, 'cosign', note, { discussedOn: '2026-11-20', present: true }))).toBe(
      '200 cosigned',
    )
    expect(await noteOf(lead, note)).toEqual(again)
    const signatures = await signaturesOf(lead, note)
    expect(signatures.map(({ meaning, voided, intact }) => [meaning, voided?.as ?? null, intact])).toEqual([
      ['author', 'changes_requested', true],
      ['author', null, true],
      ['co_signer', null, true],
    ])
    const [, author, cosigner] = signatures
    expect(cosigner?.content).toBe(author?.content)
    expect(cosigner?.review).toEqual({ discussedOn: '2026-11-20', present: true })
    expect(author?.contributors.map(({ name }) => name)).toEqual(['Lead'])
    expect(signatures.map(({ number }) => number)).toEqual([1, 3, 4])
  })

  it('a signature takes the right password, the version on the screen and the agreement, or nothing happens', async () => {
    const { app, lead, note, a } = await reviewedPair({ dialect })
    await app.indexer.settled()
    const before = await noteFor(lead, note)
    const submit = (body: Record<string, unknown>) => lead.call('POST', `/api/notes/${note.id}/submit`, body)
    const { version } = before
    expect(await outcome(await submit({ password: 'another', attest: true, version }))).toBe('401 invalid_credentials')
    expect(await outcome(await submit({ password, attest: false, version }))).toBe('400 invalid_request')
    expect(await outcome(await submit({ attest: true, version }))).toBe('400 invalid_request')
    expect(await outcome(await submit({ password, attest: true, version: `${version}1` }))).toBe('409 note_changed')
    const textHash = '0'.repeat(64)
    expect(await outcome(await submit({ password, attest: true, version, textHash }))).toBe('409 note_changed')
    expect(await noteFor(lead, note)).toEqual(before)
    expect(await signaturesOf(lead, note)).toEqual([])
    // A colleague’s word came meanwhile: within two minutes the password is not asked for again.
    write(a.doc, ' a word')
    await a.allSaved()
    expect(await outcome(await submit({ attest: true, version }))).toBe('409 note_changed')
    expect(
      await outcome(await submit({ password: 'another', attest: true, version: (await noteFor(lead, note)).version })),
    ).toBe('401 invalid_credentials')
    app.clock.advance(2 * 60_000)
    expect(await outcome(await submit({ attest: true, version: (await noteFor(lead, note)).version }))).toBe(
      '400 invalid_request',
    )
    expect(await outcome(await seal(lead, 'submit', note))).toBe('200 in_review')
  })
})
