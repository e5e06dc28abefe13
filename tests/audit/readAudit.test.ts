import { describe, expect, it } from 'vitest'
import { csvCell } from '../../server/http/present/csv.ts'
import { appendAudit } from '../../server/storage/repos/audit.ts'
import { setCareRole } from '../../server/storage/repos/cases.ts'
import { AuditPage } from '../../shared/api/audit.ts'
import { auditSentence } from '../../shared/audit/sentences.ts'
import { signedIn } from '../http/charts.ts'
import { clinic, newCase, newMember, newNote, newPractice, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'

const read = async (admin: TestMember, query = '') =>
  AuditPage.parse(await (await admin.call('GET', `/api/audit?${query}`)).json())

const told = async (admin: TestMember, query = '') =>
  (await read(admin, query)).items.map((entry) => `${entry.memberName}: ${auditSentence(entry)}`)

async function scene(dialect: (typeof everydayDialects)[number] = 'sqlite') {
  const app = await startApp({ dialect })
  const people = await clinic(app)
  const admin = await signedIn(app, people.practiceId, ['admin'])
  return { app, admin, ...people }
}

describe.each(everydayDialects)('an admin on %s', (dialect) => {
  it('reads the audit by person, case, time, kind and action, with names and codes, and page by page', async () => {
    const { app, admin, lead, cotherapist, outsider, note, caseId } = await scene(dialect)
    const other = await newCase(lead, 'OTHER-1')
    const otherNote = await newNote(lead, other.id)
    const client = connect(cotherapist, note)
    await client.synced()
    write(client.doc, 'words ')
    await client.allSaved()
    await outsider.call('GET', `/api/notes/${note.id}`)
    await lead.call('PUT', `/api/cases/${caseId}/care-team/${outsider.id}`, { role: 'observer' })
    const code = (await (await lead.call('GET', `/api/cases/${caseId}`)).json()).code
    const inCase = `a note of ${code} (${note.id.slice(0, 8)})`

    expect(await told(admin, `case=${caseId}`)).toEqual([
      `Lead: made Outsider observer on the care team of the case ${code}`,
      `Outsider: asked for ${inCase}, which is not there for them (GET /api/notes/:id)`,
      `Co-therapist: wrote in ${inCase}`,
      `Co-therapist: opened ${inCase}`,
      `Lead: began ${inCase}`,
      `Lead: opened the case ${code}`,
    ])
    expect(await told(admin, `case=${other.id}`)).toEqual([
      `Lead: began a note of OTHER-1 (${otherNote.id.slice(0, 8)})`,
      'Lead: opened the case OTHER-1',
    ])
    // What somebody did, and what was done about them.
    expect(await told(admin, `member=${outsider.id}`)).toEqual([
      `Lead: made Outsider observer on the care team of the case ${code}`,
      `Outsider: asked for ${inCase}, which is not there for them (GET /api/notes/:id)`,
    ])
    expect(await told(admin, `member=${cotherapist.id}&action=note.written`)).toEqual([
      `Co-therapist: wrote in ${inCase}`,
    ])
    expect(await told(admin, `kind=reading&action=note.written`)).toEqual([])
    const [newest] = (await read(admin, 'limit=1')).items
    const at = newest?.at ?? ''
    expect(await told(admin, `case=${caseId}&from=${encodeURIComponent(at)}`)).toEqual([])
    expect(await told(admin, `case=${caseId}&to=${encodeURIComponent(at)}`)).toHaveLength(6)
    const first = await read(admin, `case=${caseId}&limit=4`)
    const rest = await read(admin, `case=${caseId}&limit=4&before=${first.next}`)
    expect([first.items.length, rest.items.length, rest.next]).toEqual([4, 2, null])
    for (const query of ['member=x', 'action=x', 'kind=x', 'from=yesterday', 'limit=0', 'before=-1'])
      expect((await admin.call('GET', `/api/audit?${query}`)).status, query).toBe(400)
    expect(app.anchor.fits).toBe(true)
  })

  it('sees of a process note nothing but its grants: no filter and no name leads to it', async () => {
    const { app, admin, lead, supervisor, outsider, caseId } = await scene(dialect)
    const note = await newNote(lead, caseId, 'process-note')
    await outsider.call('GET', `/api/notes/${note.id}`)
    await lead.call('PUT', `/api/notes/${note.id}/readers/${supervisor.id}`)
    const { items } = await read(admin)
    const about = items.filter(({ subjectId }) => subjectId === note.id)
    expect(about.map(({ action, caseCode, noteId }) => [action, caseCode, noteId])).toEqual([
      ['process_note.granted', null, null],
      ['access.refused', null, null],
    ])
    const ofCase = (await read(admin, `case=${caseId}`)).items
    expect(ofCase.some(({ subjectId }) => subjectId === note.id || subjectId === note.documentId)).toBe(false)
    const [first] = items.map(auditSentence).filter((sentence) => sentence.includes('process note'))
    expect(first).toBe('let Supervisor read a process note of theirs')
    expect(app.anchor.fits).toBe(true)
  })

  it('finds what is rare among many, and is handed the next number where looking on takes another question', async () => {
    const { app, admin, practiceId, lead } = await scene(dialect)
    const row = { practiceId, at: 7, memberId: null, subjectKind: null, subjectId: null, detail: null }
    for (let turn = 0; turn < 5; turn++)
      await app.services.database.write((tx) =>
        appendAudit(
          tx,
          Array.from({ length: 5_000 }, () => ({ ...row, action: 'sign_in' })),
        ),
      )
    const found = await read(admin, `action=case.created&member=${lead.id}`)
    expect(found.items.map(({ action }) => action)).toEqual(['case.created'])
    expect(found.next).toBeNull()
  })
})

/** The audit as a table, parsed as RFC 4180 has it. */
async function exported(admin: TestMember, query = ''): Promise<Record<string, string>[]> {
  const response = await admin.call('GET', `/api/audit/export?${query}`)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/)
  expect(response.headers.get('cache-control')).toContain('no-store')
  const [head = '', ...lines] = (await response.text()).trimEnd().split('\r\n')
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'))
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? 'MISSING']))
  })
}

describe('the audit as a table', () => {
  it('has what the screen has, oldest first, with hashes, and taking it is an entry of its own', async () => {
    const { admin, lead, caseId } = await scene()
    const { items } = await read(admin, `case=${caseId}`)
    const rows = await exported(admin, `case=${caseId}`)
    expect(rows.map(({ number, action, in_words, hash }) => [number, action, in_words, hash])).toEqual(
      items.toReversed().map((entry) => [String(entry.number), entry.action, auditSentence(entry), entry.hash]),
    )
    expect(rows[0]).toMatchObject({ member: 'Lead', member_id: lead.id, case: items[0]?.caseCode })
    expect((await read(admin, 'limit=1')).items[0]).toMatchObject({
      action: 'audit.exported',
      memberId: admin.id,
      detail: { case: caseId },
    })
  })

  it('makes no formula of what somebody is called', async () => {
    const { app, admin, practiceId, caseId } = await scene()
    const name = '=HYPERLINK("https://evil.example","Ada")'
    const mean = await newMember(app, practiceId, ['clinician'], name)
    await app.services.database.write((tx) => setCareRole(tx, practiceId, { caseId, memberId: mean.id, role: 'lead' }))
    const made = await mean.call('POST', '/api/cases', { code: '@SUM(A1)' })
    expect(made.status).toBe(201)
    const [row] = await exported(admin, `member=${mean.id}`)
    expect(row).toMatchObject({ member: `'${name}`, case: `'@SUM(A1)` })
    for (const cell of ['=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1']) expect(csvCell(cell)).toBe(`"'${cell}"`)
    for (const cell of ['a=1', '2031-05-30', '']) expect(csvCell(cell)).toBe(`"${cell}"`)
  })

  it('that is given up half-way holds up nobody who writes', async () => {
    const { app, admin, practiceId, lead } = await scene()
    const row = { practiceId, at: 7, memberId: null, subjectKind: null, subjectId: null, detail: null }
    await app.services.database.write((tx) =>
      appendAudit(
        tx,
        Array.from({ length: 30_000 }, () => ({ ...row, action: 'sign_in' })),
      ),
    )
    const halfWay = async (app: App) => {
      const stopping = new AbortController()
      const { signal } = stopping
      const response = await fetch(`${app.url}/api/audit/export`, { headers: { cookie: admin.cookie }, signal })
      const reader = response.body?.getReader()
      await reader?.read()
      return stopping
    }
    const open = await Promise.all([halfWay(app), halfWay(app), halfWay(app)])
    await newCase(lead, 'while it is read')
    for (const stopping of open) stopping.abort()
    await newCase(lead, 'after it was given up')
    const codes = (await told(admin, 'action=case.created')).slice(0, 2)
    expect(codes).toEqual(['Lead: opened the case after it was given up', 'Lead: opened the case while it is read'])
  })

  it('is for admins alone, of the own practice alone', async () => {
    const { app, admin, lead, caseId } = await scene()
    const stranger = await signedIn(app, await newPractice(app), ['admin'])
    for (const path of ['/api/audit', '/api/audit/export', '/api/audit/chain'])
      expect((await lead.call('GET', path)).status, path).toBe(403)
    expect(await exported(stranger, `case=${caseId}`)).toEqual([])
    expect((await read(stranger, `member=${lead.id}`)).items).toEqual([])
    expect((await exported(admin)).length).toBeGreaterThan(3)
  })
})
