import { expect, it } from 'vitest'
import { PracticeSettingsNow } from '../../shared/api/practice.ts'
import { childrenOf, type NoteNode } from '../../shared/note/noteJson.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { signedIn } from '../http/charts.ts'
import { everythingWritten } from '../http/written.ts'
import { clinic, newNote, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'

const path = '/api/practice/settings'
const read = async (member: TestMember) => PracticeSettingsNow.parse(await (await member.call('GET', path)).json())
const own = {
  ...defaultSettings,
  contraindications: [{ key: 'aneurysm', label: 'Aneurysm, Zypresse', classedAs: 'absolute' }],
  vitalsPresets: [{ name: 'Ours', dueAt: '5,20', dueEvery: 30, routes: [], isDefault: true }],
}

async function scene(app: App) {
  const people = await clinic(app)
  return { ...people, admin: await signedIn(app, people.practiceId, ['admin'], 'The admin') }
}

/** The blocks of these kinds in a note, without ids. */
async function blocksOf(member: TestMember, noteId: string, ...kinds: string[]): Promise<unknown[]> {
  const answer = await (await member.call('GET', `/api/notes/${noteId}/export?format=json`)).json()
  const blocks = childrenOf(answer.text ?? answer).flatMap((section) => childrenOf(section))
  const bare = ({ type, attrs, content }: NoteNode): unknown => ({
    type,
    attrs: { ...attrs, id: null },
    content: content?.map(bare),
  })
  return blocks.filter(({ type }) => kinds.includes(type)).map(bare)
}

it.each(everydayDialects)(
  'an admin changes what the practice decides, and every member reads it, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { lead, admin } = await scene(app)
    expect(await read(lead)).toEqual({
      ...{ version: 0, settings: defaultSettings, updatedAt: null, updatedBy: null },
      abilities: { edit: false },
    })
    const put = (version: number, settings: object) => admin.call('PUT', path, { version, settings })
    expect((await put(0, own)).status).toBe(200)
    expect(await read(admin)).toMatchObject({
      version: 1,
      settings: own,
      updatedBy: 'The admin',
      abilities: { edit: true },
    })
    const unchanged = await put(1, own)
    expect([unchanged.status, (await unchanged.json()).version]).toEqual([200, 1])
    expect((await put(1, { ...own, pcl5CutPoint: 33, emergencyNumber: '999' })).status).toBe(200)
    expect(await read(lead)).toMatchObject({ version: 2, settings: { pcl5CutPoint: 33 }, abilities: { edit: false } })
    const rows = await app.services.database.read
      .selectFrom('audit_entry')
      .select(['member_id', 'detail'])
      .where('action', '=', 'practice.changed')
      .orderBy('seq')
      .execute()
    expect(rows.map(({ member_id, detail }) => [member_id, detail])).toEqual([
      [admin.id, '{"parts":"vitalsPresets contraindications"}'],
      [admin.id, '{"parts":"pcl5CutPoint emergencyNumber"}'],
    ])
  },
)

it('a change that set out from older settings, does not fit, or is not an admin’s, changes nothing', async () => {
  const app = await startApp()
  const { lead, supervisor, admin } = await scene(app)
  const put = async (who: TestMember, body: object) => {
    const answer = await who.call('PUT', path, body)
    return [answer.status, (await answer.json()).code]
  }
  expect((await put(admin, { version: 0, settings: own }))[0]).toBe(200)
  const before = await everythingWritten(app)
  const other = { ...own, pcl5CutPoint: 31 }
  for (const version of [0, 2])
    expect(await put(admin, { version, settings: other })).toEqual([409, 'changed_meanwhile'])
  for (const member of [lead, supervisor])
    expect(await put(member, { version: 1, settings: other })).toEqual([403, 'not_allowed'])
  expect(await put(admin, { version: 1, settings: { ...own, pcl5CutPoint: 12 } })).toEqual([400, 'invalid_request'])
  expect(await everythingWritten(app)).toBe(before)
})

it('of two admins who save at once one is told, and the other’s change holds whole', async () => {
  const app = await startApp()
  const { admin, practiceId } = await scene(app)
  const second = await signedIn(app, practiceId, ['admin'])
  const answers = await Promise.all(
    [admin, second].map((who, index) =>
      who.call('PUT', path, { version: 0, settings: { ...own, pcl5CutPoint: 32 + index } }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const won = answers.findIndex(({ status }) => status === 200)
  expect(await read(admin)).toMatchObject({ version: 1, settings: { pcl5CutPoint: 32 + won } })
})

it('new notes begin with the practice’s list and plan; those that are written, and other practices’, do not change', async () => {
  const app = await startApp()
  const { lead, admin, caseId, note } = await scene(app)
  const elsewhere = await clinic(app)
  const vitalsOf = (member: TestMember, noteId: string) => blocksOf(member, noteId, 'vitals')
  const before = await vitalsOf(lead, note.id)
  expect(before).toHaveLength(1)
  expect((await admin.call('PUT', path, { version: 0, settings: own })).status).toBe(200)
  expect(await vitalsOf(lead, note.id)).toEqual(before)
  const session = await newNote(lead, caseId)
  expect(await vitalsOf(lead, session.id)).toMatchObject([{ attrs: { dueAt: '5,20', dueEvery: 30 } }])
  const evaluation = await newNote(lead, caseId, 'evaluation')
  const lists = await blocksOf(lead, evaluation.id, 'checklist')
  expect(lists).toContainEqual({
    type: 'checklist',
    attrs: { id: null, list: 'contraindications', title: 'Contraindications and precautions' },
    content: [
      {
        type: 'checkItem',
        attrs: { id: null, key: 'aneurysm', label: 'Aneurysm, Zypresse', classedAs: 'absolute' },
        content: undefined,
      },
    ],
  })
  const theirs = await newNote(elsewhere.lead, elsewhere.caseId)
  expect(await vitalsOf(elsewhere.lead, theirs.id)).toEqual(before)
})
