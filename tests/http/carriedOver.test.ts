import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Note } from '../../shared/api/notes.ts'
import { Threads } from '../../shared/api/threads.ts'
import { Today } from '../../shared/api/today.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { clinic, newNote, type TestMember } from '../support/actors.ts'
import { everydayDialects, startApp } from '../support/app.ts'
import { connect } from '../support/sockets.ts'

const elements = (doc: Y.Doc, name: string) =>
  [...doc.getXmlFragment(FRAGMENT).createTreeWalker(() => true)].filter(
    (one): one is Y.XmlElement => one instanceof Y.XmlElement && one.nodeName === name,
  )
function fill(doc: Y.Doc, name: string, cells: Record<string, string | number>, words = ''): void {
  const [found] = elements(doc, name)
  if (!found) throw new Error(`There is no ${name}.`)
  const element: Y.XmlElement<Record<string, string | number>> = found as never
  for (const [cell, value] of Object.entries(cells)) element.setAttribute(cell, value)
  const [text] = found.toArray()
  if (words !== '' && text instanceof Y.XmlText) text.insert(0, words)
}
async function writeIn(member: TestMember, note: Note, act: (doc: Y.Doc) => void): Promise<Y.Doc> {
  const writer = connect(member, note)
  await writer.synced()
  act(writer.doc)
  await writer.allSaved()
  return writer.doc
}
const seen = async (member: TestMember, note: Note) => writeIn(member, note, () => {})

it.each(everydayDialects)(
  'what is open in a case comes into its next note once, and what is said there counts, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { lead, outsider, caseId } = await clinic(app)
    const preparation = await newNote(lead, caseId, 'preparation-goals')
    await writeIn(lead, preparation, (doc) => fill(doc, 'goalText', {}, 'To sleep through the night'))
    const integration = await newNote(lead, caseId, 'integration-insights')
    await writeIn(lead, integration, (doc) => {
      fill(doc, 'actionText', {}, 'Tell her sister')
      fill(doc, 'action', { owner: 'Ada', due: '2020-01-01' })
    })

    const overdue = async (member: TestMember) =>
      Today.parse(await (await member.call('GET', '/api/today')).json()).due.actions
    expect(await overdue(lead)).toMatchObject([{ text: 'Tell her sister', owner: 'Ada', due: '2020-01-01', caseId }])
    expect(await overdue(outsider)).toEqual([])

    const note = await newNote(lead, caseId, 'follow-up')
    const doc = await seen(lead, note)
    expect(elements(doc, 'progressRow').map((row) => row.getAttribute('label'))).toEqual(['To sleep through the night'])
    expect(elements(doc, 'openActionRow').map((row) => row.getAttribute('label'))).toEqual(['Tell her sister'])

    await writeIn(lead, note, (open) => {
      fill(open, 'progressRow', { value: 7, on: '2026-11-20' })
      fill(open, 'openActionRow', { state: 'done', doneOn: '2026-11-20' })
    })
    const threads = Threads.parse(await (await lead.call('GET', `/api/cases/${caseId}/threads`)).json())
    expect(threads.items.filter(({ kind }) => kind === 'goal')).toMatchObject([{ ratings: [{ value: 7 }] }])
    expect(threads.items.filter(({ kind }) => kind === 'action')).toMatchObject([{ doneOn: '2026-11-20' }])
    expect(await overdue(lead)).toEqual([])

    const next = await seen(lead, await newNote(lead, caseId, 'follow-up'))
    expect(elements(next, 'progressRow')).toHaveLength(1)
    expect(elements(next, 'openActionRow')).toHaveLength(0)
  },
)

it('a note that is made without it, one about an earlier day and a process note take nothing over', async () => {
  const app = await startApp()
  const { lead, caseId } = await clinic(app)
  await writeIn(lead, await newNote(lead, caseId, 'preparation-goals'), (doc) => fill(doc, 'goalText', {}, 'To sleep'))
  const make = async (body: Record<string, unknown>) =>
    Note.parse(
      await (await lead.call('POST', `/api/cases/${caseId}/notes`, { templateId: 'follow-up', ...body })).json(),
    )
  const rows = async (body: Record<string, unknown>) =>
    elements(await seen(lead, await make(body)), 'progressRow').length
  expect(await rows({})).toBe(1)
  expect(await rows({ carry: false })).toBe(0)
  expect(await rows({ occurredOn: '2019-01-01' })).toBe(0)
  expect(await rows({ templateId: 'process-note' })).toBe(0)
})
