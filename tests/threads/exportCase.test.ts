import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { elementOf } from '../../shared/note/create.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { clinic, newNote } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { connect } from '../support/sockets.ts'

const item = (type: string, id: string, text: string, to?: string) => ({
  type,
  attrs: { id },
  content: [
    {
      type: `${type}Text`,
      attrs: { id: `${id}-words` },
      content: [
        { type: 'text', text },
        ...(to === undefined ? [] : [{ type: 'itemLink', attrs: { to, kind: 'goal', label: 'A goal' } }]),
      ],
    },
  ],
})

it('a case is exported with every note of its chart by day and with its threads, twice the same, and never a process note', async () => {
  const app = await startApp()
  const { lead, supervisor, outsider, caseId, note } = await clinic(app)
  const preparation = await newNote(lead, caseId, 'preparation-goals')
  await lead.call('PUT', `/api/notes/${preparation.id}/occurred-on`, { occurredOn: '2026-01-02' })
  const secret = await newNote(lead, caseId, 'process-note')
  const put = async (of: typeof note, ...nodes: ReturnType<typeof item>[]) => {
    const client = connect(lead, of)
    await client.synced()
    const section = client.doc.getXmlFragment(FRAGMENT).get(0)
    if (!(section instanceof Y.XmlElement)) throw new Error('The note has no section.')
    section.insert(0, nodes.map(elementOf))
    await client.allSaved()
  }
  await put(preparation, item('goal', 'g', 'Sleep without checking'))
  await put(note, item('insight', 'i', 'The watch was his', 'g'), item('action', 'a', 'One round', 'i'))
  await put(secret, item('insight', 's', 'Zypresse in private', 'g'))

  const path = `/api/cases/${caseId}/export?drafts=true`
  const written = await (await supervisor.call('GET', path)).text()
  for (const _ of [1, 2]) expect(await (await lead.call('GET', path)).text()).toBe(written)
  expect(written.indexOf('# Preparation goals')).toBeLessThan(written.indexOf('# Session observations'))
  const threads = written.slice(written.indexOf('# Threads'))
  expect(threads).toContain('## Sleep without checking\n\nGoal, open.\n\n- ')
  expect(threads).toMatch(/insight: The watch was his .*\n- .*action: One round /)
  expect(written).not.toContain('Zypresse')
  const json = await (await lead.call('GET', `${path}&format=json`)).json()
  expect(json.notes).toHaveLength(2)
  expect(JSON.stringify(json)).not.toContain('Zypresse')
  expect((await lead.call('GET', `${path}&format=fax`)).status).toBe(422)
  expect((await outsider.call('GET', path)).status).toBe(404)
  const entries = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['member_id', 'detail'])
    .where('action', '=', 'case.exported')
    .orderBy('seq')
    .execute()
  expect(entries).toEqual([
    { member_id: supervisor.id, detail: '{"format":"markdown"}' },
    { member_id: lead.id, detail: '{"format":"markdown"}' },
    { member_id: lead.id, detail: '{"format":"json"}' },
  ])
})
