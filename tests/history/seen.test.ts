import { expect, test } from 'vitest'
import { keepVersion } from '../../server/domain/history/keepVersion.ts'
import { ChangesSinceSeen } from '../../shared/api/history.ts'
import { NoteId } from '../../shared/ids.ts'
import { everydayDialects } from '../support/app.ts'
import { write } from '../support/sockets.ts'
import { noteOf, pair } from '../sync/pair.ts'
import { versionsOf } from './kept.ts'

const minute = 60_000

test.each(everydayDialects)(
  'a reviewer is told what changed since they last looked, and by whom; nothing is told twice (%s)',
  async (dialect) => {
    const met = await pair({ dialect })
    const { supervisor, cotherapist, note, b } = met
    const changes = async () =>
      ChangesSinceSeen.parse(await (await supervisor.call('GET', `/api/notes/${note.id}/changes-since-seen`)).json())
    const seen = (version?: string) =>
      supervisor.call('POST', `/api/notes/${note.id}/seen`, version === undefined ? {} : { version })
    expect(await changes()).toEqual({ seenAt: null, changes: null })
    const { version } = await noteOf(supervisor, note)
    expect((await seen(version)).status).toBe(204)
    expect((await changes()).changes).toBeNull()
    write(b.doc, ' NEW WORDS')
    await b.allSaved()
    const told = await changes()
    expect(told.seenAt).not.toBeNull()
    expect(told.changes?.difference.changed).toBe(true)
    expect(JSON.stringify(told.changes?.difference)).toContain(
      JSON.stringify({ is: 'text', op: 'added', text: ' NEW WORDS', by: cotherapist.id }).slice(1, -1),
    )
    // What was on the screen before does not count as having seen the rest.
    await seen(version)
    expect((await changes()).changes?.difference.changed).toBe(true)
    await seen()
    expect((await changes()).changes).toBeNull()
    write(b.doc, ' AND OTHERS')
    await b.allSaved()
    expect((await changes()).changes?.difference.changed).toBe(true)
  },
)

test('what somebody has seen last outlives the thinning of pauses', async () => {
  const met = await pair()
  const { app, lead, supervisor, note, a } = met
  const keepAt = async (at: number) => {
    write(a.doc, '.')
    await a.allSaved()
    const { documentId } = note
    const version = { noteId: NoteId.parse(note.id), documentId, reason: 'pause', by: null, at } as const
    return app.services.database.write((tx) => keepVersion(tx, lead.practiceId, version))
  }
  const longAgo = app.clock.now() - 60 * 24 * 60 * minute
  const first = await keepAt(longAgo)
  await supervisor.call('POST', `/api/notes/${note.id}/seen`, {})
  for (let count = 1; count <= 4; count++) await keepAt(longAgo + count * minute)
  await keepAt(app.clock.now())
  const kept = await versionsOf(lead, note)
  expect(kept.map(({ number }) => number)).toEqual([7, 6, first.number, 1])
  // Who wrote in what is gone stands in the next that is kept.
  expect(kept[1]?.contributors.map(({ name }) => name)).toEqual(['Lead'])
})

test('having a note before one’s eyes is neither activity nor an entry in the audit', async () => {
  const { app, supervisor, note } = await pair()
  await supervisor.call('POST', `/api/notes/${note.id}/seen`, {})
  const entries = await app.services.database.read
    .selectFrom('audit_entry')
    .select('action')
    .where('practice_id', '=', supervisor.practiceId)
    .where('member_id', '=', supervisor.id)
    .execute()
  expect(entries).toEqual([])
})
