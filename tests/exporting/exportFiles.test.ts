import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { reviewedPair, seal, signaturesOf } from '../review/desk.ts'
import { clinic, newNote } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { readDocx } from './readDocx.ts'
import { readPdf } from './readPdf.ts'

const bytesOf = async (response: Response) => {
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

it('a signed note on paper has its signatures and its addendum after it; a draft says loudly that it is one', async () => {
  const { lead, supervisor, note, caseId, app } = await reviewedPair()
  const file = (format: string) => lead.call('GET', `/api/notes/${note.id}/export?format=${format}`)
  const draft = await readPdf(await bytesOf(await file('pdf')))
  for (const page of draft.pages) expect(page).toContain('DRAFT, NOT SIGNED')
  await seal(lead, 'submit', note)
  await seal(supervisor, 'cosign', note, { discussedOn: '2026-11-20', present: true })
  const addendum = await (await lead.call('POST', `/api/notes/${note.id}/addenda`, { kind: 'addendum' })).json()
  const secret = await newNote(lead, caseId, 'process-note')
  const [first] = await signaturesOf(lead, note)
  const pdf = await readPdf(await bytesOf(await file('pdf')))
  const said = pdf.pages.join(' ')
  expect(pdf.pages[0]).not.toContain('NOT SIGNED')
  expect(pdf.pages.at(-1)).toContain('DRAFT, NOT SIGNED')
  expect(said.replaceAll(/\s+/g, ' ')).toContain('It is a true and complete record')
  expect(said).toMatch(/Author \(lead\), \d+ \w+ \d{4}, \d\d:\d\d UTC/)
  expect(said).toContain('Discussed on 20 November 2026. Present in the session.')
  expect(said).toContain(first?.content ?? 'no content')
  expect(said.indexOf('Co-signer')).toBeLessThan(said.indexOf(addendum.title))
  const docx = readDocx(await bytesOf(await file('docx')))
  expect(docx.body).toContain(first?.content ?? 'no content')
  expect(docx.body).toContain(addendum.title)
  for (const format of ['pdf', 'docx']) {
    const whole = await bytesOf(
      await supervisor.call('GET', `/api/cases/${caseId}/export?format=${format}&drafts=true`),
    )
    const words = format === 'pdf' ? (await readPdf(whole)).pages.join(' ') : readDocx(whole).body
    expect(words).toContain(addendum.title)
    expect(words).toContain('Threads')
    expect(words).not.toContain('Process note')
  }
  expect((await supervisor.call('GET', `/api/notes/${secret.id}/export?format=pdf`)).status).toBe(404)
  const own = await readPdf(await bytesOf(await lead.call('GET', `/api/notes/${secret.id}/export?format=pdf`)))
  expect(own.pages[0]).toContain('NOT PART OF THE CHART')
  expect((await lead.call('GET', `/api/cases/${caseId}/export?format=sealed`)).status).toBe(422)
  const entries = await app.services.database.read
    .selectFrom('audit_entry')
    .select('detail')
    .where('action', '=', 'note.exported')
    .orderBy('seq')
    .execute()
  expect(entries.map(({ detail }) => detail)).toContain('{"format":"pdf"}')
}, 60_000)

it('drafts are no part of a case’s file, which says how many it lacks, unless they are asked for', async () => {
  const { lead, note, caseId } = await reviewedPair()
  const draft = await newNote(lead, caseId, 'contact')
  const path = `/api/cases/${caseId}/export`
  const titles = async (query: string) => {
    const file = await (await lead.call('GET', `${path}?format=json${query}`)).json()
    return [file.notes.map(({ title }: { title: string }) => title).sort(), file.draftsLeftOut]
  }
  expect(await titles('')).toEqual([[], 2])
  await seal(lead, 'submit', note)
  expect(await titles('')).toEqual([[note.title], 1])
  expect(await titles('&drafts=true')).toEqual([[draft.title, note.title].sort(), 0])
  const [plain, whole] = await Promise.all(
    [path, `${path}?drafts=true`].map(async (at) => (await lead.call('GET', at)).text()),
  )
  expect(plain).toContain('One draft is not in this file.')
  expect(plain).not.toContain(`# ${draft.title}`)
  expect(whole).toContain(`# ${draft.title}`)
  const pdf = (await readPdf(await bytesOf(await lead.call('GET', `${path}?format=pdf`)))).pages.join(' ')
  expect(pdf).toContain('One draft is not in this file.')
  expect((await lead.call('GET', `${path}?drafts=perhaps`)).status).toBe(400)
}, 60_000)

it('while the file of a case of two hundred notes is made, the server goes on answering', async () => {
  const app = await startApp()
  const { lead, caseId } = await clinic(app)
  for (let made = 1; made < 200; made += 1) await newNote(lead, caseId, 'evaluation')
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const file = await bytesOf(await lead.call('GET', `/api/cases/${caseId}/export?format=pdf&drafts=true`))
  delay.disable()
  const { pages } = await readPdf(file)
  expect(pages.length).toBeGreaterThanOrEqual(200)
  // Two processors of a busy machine; laying out the pages on this thread would hold it for seconds.
  expect(delay.max / 1e6).toBeLessThan(1_000)
}, 120_000)
