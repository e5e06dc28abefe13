import { z } from 'zod'
import type { CaseId } from '../../shared/ids.ts'
import { newCase, newMember, newNote, newPractice, onCareTeam, type TestMember } from '../support/actors.ts'
import { startApp } from '../support/app.ts'

/** A case whose co-therapist keeps to themselves what they make of it, and everybody else whom a practice has. */
export async function compartment() {
  const app = await startApp()
  const practiceId = await newPractice(app)
  const [author, lead, prescriber, supervisor, observer, admin, colleague] = await Promise.all([
    newMember(app, practiceId, ['clinician'], 'Author'),
    newMember(app, practiceId, ['clinician', 'admin'], 'Lead'),
    newMember(app, practiceId, ['clinician'], 'Prescriber'),
    newMember(app, practiceId, ['supervisor'], 'Supervisor'),
    newMember(app, practiceId, ['clinician'], 'Observer'),
    newMember(app, practiceId, ['admin'], 'Admin'),
    newMember(app, practiceId, ['clinician', 'supervisor'], 'Colleague'),
  ])
  const stranger = await newMember(app, await newPractice(app), ['clinician', 'supervisor', 'admin'], 'Stranger')
  const { id: caseId } = await newCase(lead)
  await onCareTeam(app, caseId, author, 'co-therapist')
  await onCareTeam(app, caseId, prescriber, 'prescriber')
  await onCareTeam(app, caseId, supervisor, 'supervisor')
  await onCareTeam(app, caseId, observer, 'observer')
  const chartNote = await newNote(author, caseId)
  const others = { lead, prescriber, supervisor, observer, admin, colleague, stranger }
  return { app, practiceId, caseId, chartNote, author, others, ...others }
}

/** A process note with words in it that are nowhere else. */
export const newProcessNote = (author: TestMember, caseId: CaseId) => newNote(author, caseId, 'process-note')

const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

/**
 * Asks every GET route of the API, as its description lists them, for everything that the ids name, and gives each answer
 * without the number of its request. What looks for words is asked for `words`.
 */
export async function everyAnswer(
  member: TestMember,
  ids: { caseId: string; noteIds: readonly string[]; memberId: string; words: string },
): Promise<Map<string, string>> {
  const { paths } = Description.parse(await (await member.call('GET', '/api/openapi.json')).json())
  const answers = new Map<string, string>()
  for (const [path, methods] of Object.entries(paths)) {
    if (!('get' in methods)) continue
    const named = path.startsWith('/api/notes/') ? ids.noteIds : [ids.caseId]
    for (const id of named) {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => (name === 'memberId' ? ids.memberId : id))
      const response = await member.call('GET', `${filled}?q=${encodeURIComponent(ids.words)}`)
      const goesOn = response.headers.get('content-type')?.startsWith('text/event-stream') === true
      if (goesOn) await response.body?.cancel()
      const text = (goesOn ? '' : await response.text()).replace(/"requestId":"[^"]*"/, '')
      answers.set(`${path} ${ids.noteIds.indexOf(id)}`, `${response.status} ${text}`)
    }
  }
  return answers
}
