import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Checks } from '../../shared/api/checks.ts'

import { FRAGMENT } from '../../shared/note/schema.ts'
import { clinic, newNote, type TestMember } from '../support/actors.ts'
import { everydayDialects, startApp } from '../support/app.ts'
import { connect } from '../support/sockets.ts'

const prose =
  'She slept through four nights of seven and woke twice from the dream of the corridor, which ended otherwise than before. She told her sister about it on the phone and was surprised how quiet it was.'

/** Writes a node's cells and words, as somebody in the note does. */
function fill(doc: Y.Doc, name: string, cells: Record<string, string | number>, words = ''): void {
  const found = [...doc.getXmlFragment(FRAGMENT).createTreeWalker(() => true)].find(
    (one) => one instanceof Y.XmlElement && one.nodeName === name,
  )
  if (!(found instanceof Y.XmlElement)) throw new Error(`There is no ${name}.`)
  const element: Y.XmlElement<Record<string, string | number>> = found as never
  for (const [cell, value] of Object.entries(cells)) element.setAttribute(cell, value)
  const [text] = found.toArray()
  if (words !== '' && text instanceof Y.XmlText) text.insert(0, words)
}

async function writeIn(member: TestMember, note: Parameters<typeof connect>[1], act: (doc: Y.Doc) => void) {
  const writer = connect(member, note)
  await writer.synced()
  act(writer.doc)
  await writer.allSaved()
  writer.close()
}

const checksOf = async (member: TestMember, id: string) =>
  Checks.parse(await (await member.call('GET', `/api/notes/${id}/checks`)).json())

it.each(everydayDialects)(
  'a note is checked with what earlier notes of its case say, and no later one, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { lead, caseId, note } = await clinic(app)
    await writeIn(lead, note, (doc) => {
      fill(doc, 'doseRow', { at: '14:00', given: 50 })
      fill(doc, 'dose', { weight: 70 })
      fill(doc, 'paragraph', {}, prose)
    })
    const codes = async () => (await checksOf(lead, note.id)).findings.map(({ code }) => code)
    expect(await codes()).toContain('consent_missing')
    expect(await codes()).not.toContain('prose_repeated')

    const preparation = await newNote(lead, caseId, 'preparation-goals')
    await writeIn(lead, preparation, (doc) => {
      fill(doc, 'consentRow', { kind: 'ketamine_treatment', status: 'given' })
      fill(doc, 'paragraph', {}, prose)
    })
    const setDay = (day: string) => lead.call('PUT', `/api/notes/${preparation.id}/occurred-on`, { occurredOn: day })
    await setDay('2199-01-01')
    expect(await codes()).toContain('consent_missing')
    await setDay('2020-01-01')
    expect(await codes()).not.toContain('consent_missing')
    const { findings, around } = await checksOf(lead, note.id)
    expect(findings.find(({ code }) => code === 'prose_repeated')?.words).toContain('She slept through four nights')
    expect(JSON.stringify(around)).not.toContain('corridor')
  },
)

it.each(everydayDialects)(
  'whoever may sign gives a reason, replaces it and takes it back; nobody else does, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { lead, cotherapist, supervisor, outsider, caseId, note } = await clinic(app)
    const path = `/api/notes/${note.id}/checks/reasons`
    const given = { code: 'section_empty', place: 'a-section', about: '', reason: 'It is in the letter.' }
    const reasons = async () => (await checksOf(supervisor, note.id)).reasons
    for (const [member, status] of [
      [cotherapist, 403],
      [supervisor, 403],
      [outsider, 404],
    ] as const) {
      expect((await member.call('PUT', path, given)).status).toBe(status)
    }
    expect((await lead.call('PUT', path, { ...given, code: 'anything' })).status).toBe(400)
    expect((await lead.call('PUT', path, { ...given, reason: ' ' })).status).toBe(400)
    expect(await reasons()).toEqual([])

    expect((await lead.call('PUT', path, given)).status).toBe(204)
    expect((await lead.call('PUT', path, { ...given, reason: 'It is in the report.' })).status).toBe(204)
    const [reason, ...others] = await reasons()
    expect(others).toEqual([])
    expect(reason).toMatchObject({ ...given, reason: 'It is in the report.', member: { id: lead.id, name: 'Lead' } })
    for (const [member, status] of [
      [cotherapist, 403],
      [outsider, 404],
    ] as const) {
      expect((await member.call('DELETE', `${path}/${reason?.id}`)).status).toBe(status)
    }
    // Neither in a closed case nor at a locked note.
    await lead.call('POST', `/api/cases/${caseId}/close`)
    for (const [method, at] of [
      ['PUT', path],
      ['DELETE', `${path}/${reason?.id}`],
    ] as const) {
      expect((await lead.call(method, at, method === 'PUT' ? { ...given, reason: 'Later.' } : undefined)).status).toBe(
        409,
      )
    }
    expect(await reasons()).toEqual([reason])
    await lead.call('POST', `/api/cases/${caseId}/reopen`)
    expect(await reasons()).toHaveLength(1)
    expect((await lead.call('DELETE', `${path}/${reason?.id}`)).status).toBe(204)
    expect((await lead.call('DELETE', `${path}/${reason?.id}`)).status).toBe(404)
    expect(await reasons()).toEqual([])

    const audited = await app.services.database.read
      .selectFrom('audit_entry')
      .select(['action', 'detail', 'subject_id'])
      .where('action', 'like', 'check.%')
      .orderBy('seq')
      .execute()
    const detail = JSON.stringify({ code: 'section_empty' })
    expect(audited).toEqual([
      { action: 'check.reason_given', detail, subject_id: note.id },
      { action: 'check.reason_given', detail, subject_id: note.id },
      { action: 'check.reason_taken_back', detail, subject_id: note.id },
    ])
  },
)
