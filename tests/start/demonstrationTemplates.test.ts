import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { seedDemonstration } from '../../server/scripts/demo/seed.ts'
import { Cases } from '../../shared/api/cases.ts'
import { Notes } from '../../shared/api/notes.ts'
import {
  LibrarySections,
  NoteMove,
  TemplateDifference,
  Templates,
  TemplateText,
  TemplateVersions,
} from '../../shared/api/templates.ts'
import { textOf } from '../../shared/note/noteJson.ts'
import { caller, signIn } from '../support/actors.ts'
import { everydayDialects, startApp } from '../support/app.ts'

const password = 'the password of the demonstration'

describe.each(everydayDialects)('the templates of the demonstration on %s', (dialect) => {
  it('stand on the shelves of those they are for: one of a team, one of the practice, one of the lead alone', async () => {
    const { shelfOf } = await demonstration(dialect)
    const of = async (name: string) =>
      (await shelfOf(name)).map(({ name, origin, version, unpublished }) => [name, origin, version, unpublished])

    const session = 'Mindfulness session with the senses'
    const integration = ['Integration meeting, half an hour', 'practice', 1, false]
    expect(await of('lead')).toEqual([
      integration,
      [session, 'mine', 2, false],
      ['Preparation by telephone', 'mine', 0, true],
    ])
    expect(await of('cotherapist')).toEqual([integration, [session, 'team', 2, false]])
    expect(await of('supervisor')).toEqual([['Integration meeting, half an hour', 'mine', 1, false]])
    expect(await of('trainee')).toEqual([integration])
    expect(await of('outsider')).toEqual([])
    const [, ofTeam] = await shelfOf('cotherapist')
    expect(ofTeam).toMatchObject({ owner: { name: 'Maren Holt' }, abilities: { edit: true, share: false } })
    expect(ofTeam?.basedOn).toMatchObject({ name: 'Session observations: mindfulness' })
    const [, ofPrescriber] = await shelfOf('prescriber')
    expect(ofPrescriber?.abilities).toMatchObject({ use: true, edit: false })
  })

  it('tell what the team changed between its two versions, and what is written now is the newer one', async () => {
    const { get, shelfOf } = await demonstration(dialect)
    const ofTeam = (await shelfOf('lead')).find(({ version }) => version === 2)
    const path = `/api/templates/${ofTeam?.id}`
    const { items } = await get('lead', `${path}/versions`, TemplateVersions)
    expect(items.map(({ number, by }) => [number, by?.name])).toEqual([
      [2, 'Teo Lindqvist'],
      [1, 'Maren Holt'],
    ])
    expect(items.every(({ summary }) => summary.endsWith('.'))).toBe(true)

    const { sections } = await get('lead', `${path}/difference?from=1&to=2`, TemplateDifference)
    expect(sections.map(({ key, says }) => [key, says])).toEqual([
      ['vitals', ['Text and blocks']],
      ['senses', ['Guidance', 'Required now']],
      ['closing-round', ['New section']],
    ])
    expect((await get('lead', `${path}/difference?from=2&to=now`, TemplateDifference)).sections).toEqual([])
    const { text } = await get('lead', `${path}/text?version=2`, TemplateText)
    for (const variable of ['{session number}', '{client code}', '{care team}'])
      expect(textOf(text)).toContain(variable)

    const library = await get('lead', '/api/library-sections', LibrarySections)
    expect(library.items.map(({ name, savedBy, templates }) => [name, savedBy?.name, templates.length])).toEqual([
      ['Closing round', 'Ruth Amsel', 1],
    ])
  })

  it('lead a draft that was begun from the older version to the newer one', async () => {
    const { get, call } = await demonstration(dialect)
    const cases = await get('cotherapist', '/api/cases', Cases)
    const wen = cases.items.find(({ code }) => code === 'L-0119')
    const { items } = await get('cotherapist', `/api/cases/${wen?.id}/notes`, Notes)
    const begun = items.filter(({ title }) => title === 'Mindfulness session with the senses')
    expect(begun).toMatchObject([{ status: 'draft', templateVersion: 1, author: { name: 'Teo Lindqvist' } }])
    const markdown = async () =>
      (await call('cotherapist', 'GET', `/api/notes/${begun[0]?.id}/export?format=markdown`)).text()
    expect(await markdown()).toContain('Session 3 of L-0119. On the care team: Dr Ines Calder (prescriber), Maren Holt')

    const path = `/api/notes/${begun[0]?.id}/template`
    const move = await get('cotherapist', path, NoteMove)
    expect(move).toMatchObject({ from: 1, to: 2 })
    expect(move.sections.map(({ key, change, says }) => [key, change, says])).toEqual([
      ['vitals', 'changed', ['What is written stays as it is']],
      ['senses', 'changed', ['Guidance', 'Required now']],
      ['closing-round', 'added', ['New section']],
    ])
    expect((await call('cotherapist', 'POST', path, { version: 2 })).status).toBe(200)
    expect(await markdown()).toContain('Listening, at Wen’s wish')
    // The dose that the note itself records makes it no later session.
    expect(await markdown()).toContain('At the end of session 3, the client:')
  })
})

async function demonstration(dialect: (typeof everydayDialects)[number]) {
  const app = await startApp({ dialect })
  await seedDemonstration(app.services, password)
  const cookies = new Map<string, Promise<string>>()
  const call = async (name: string, method: string, path: string, body?: unknown): Promise<Response> => {
    const cookie = cookies.get(name) ?? signIn(app, `${name}@demo.example`, password)
    cookies.set(name, cookie)
    return caller(app.url, await cookie)(method, path, body)
  }
  const get = async <Answer>(name: string, path: string, contract: z.ZodType<Answer>): Promise<Answer> =>
    contract.parse(await (await call(name, 'GET', path)).json())
  /** The practice's own templates that are there for somebody. */
  const shelfOf = async (name: string) =>
    (await get(name, '/api/templates', Templates)).items.filter(({ origin }) => origin !== 'built_in')
  return { call, get, shelfOf }
}
