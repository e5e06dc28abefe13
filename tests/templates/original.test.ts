import { expect, it } from 'vitest'
import { OriginalChanges, TemplateText } from '../../shared/api/templates.ts'
import { clinic, type TestMember } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { addSection, begin, publish, templateFor, type, write } from './shelf.ts'

const changesFor = async (member: TestMember, id: string): Promise<OriginalChanges> =>
  OriginalChanges.parse(await (await member.call('GET', `/api/templates/${id}/original`)).json())
const textOf = async (member: TestMember, id: string): Promise<string> =>
  JSON.stringify(TemplateText.parse(await (await member.call('GET', `/api/templates/${id}/text`)).json()).text)

it('whoever copied a template takes over one section that is new in the original, leaves the rest, and is offered neither again', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const original = await begin(lead, { name: 'Breath' })
  const client = await write(lead, original)
  type(client.doc, 0, 'paragraph', 'As it was.')
  await client.allSaved()
  await publish(lead, original.id)
  const [taking, leaving] = [
    await begin(lead, { name: 'Takes', from: original.id }),
    await begin(lead, { name: 'Leaves', from: original.id }),
  ]
  type(client.doc, 0, 'paragraph', ' And more.')
  addSection(client.doc, 'Body', 'Where it was felt.')
  await client.allSaved()
  await publish(lead, original.id, 'With the body.')

  const offered = await changesFor(lead, taking.id)
  expect(offered).toMatchObject({ name: 'Breath', from: 1, to: 2 })
  expect(offered.sections.map(({ key, change, own }) => [key, change, own])).toEqual([
    ['first', 'changed', 'untouched'],
    ['body', 'added', 'absent'],
  ])
  const take = (id: string, keys: readonly string[]) =>
    lead.call('POST', `/api/templates/${id}/original`, { version: 2, keys, done: true })
  expect((await take(taking.id, ['body'])).status).toBe(200)
  const taken = await textOf(lead, taking.id)
  expect(taken).toContain('Where it was felt.')
  expect(taken).not.toContain('And more.')

  const before = await textOf(lead, leaving.id)
  expect((await take(leaving.id, [])).status).toBe(200)
  expect(await textOf(lead, leaving.id)).toBe(before)
  for (const { id } of [taking, leaving]) {
    expect((await templateFor(lead, id)).basedOn).toMatchObject({ version: 2, newest: 2 })
    expect((await changesFor(lead, id)).sections).toEqual([])
  }
})
