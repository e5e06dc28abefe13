import { expect, it } from 'vitest'
import { readTemplateFile } from '../../shared/templates/file/read.ts'
import { writeTemplateFile } from '../../shared/templates/file/write.ts'
import { everythingWritten } from '../http/written.ts'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { isLongRun } from '../support/longRun.ts'
import { seeded } from '../support/seeded.ts'
import { pick, templateAtRandom } from './filedSamples.ts'
import { garbled, mutated } from './fileMutations.ts'

const sent = isLongRun ? 10_000 : 1_000

it(`whoever brings in one of ${sent} spoiled files is told where it is wrong, and nothing is made by any`, {
  timeout: 300_000,
}, async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const files = Array.from({ length: 50 }, (_, seed) => writeTemplateFile([templateAtRandom(seeded(seed), 4)]))
  const before = await everythingWritten(app)
  const statuses = new Map<number, number>()
  for (let seed = 1; seed <= sent; seed += 1) {
    const random = seeded(seed)
    const whole = pick(random, files)
    const text = random() < 0.3 ? garbled(random, whole) : JSON.stringify(mutated(random, JSON.parse(whole)))
    const response = await lead.call('POST', `/api/templates/import${isRead(text) ? '?preview=true' : ''}`, text)
    const answer = await response.json()
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    if (isRead(text)) expect(response.status, `seed ${seed}`).toBe(200)
    else {
      expect(response.status, `seed ${seed}`).toBe(422)
      expect(answer.code).toBe('file_refused')
      for (const { path, message } of answer.errors) expect([typeof path, message.length > 5]).toEqual(['string', true])
      expect(answer.errors.length).toBeGreaterThan(0)
    }
  }
  expect(await everythingWritten(app)).toBe(before)
  expect(Math.min(statuses.get(200) ?? 0, statuses.get(422) ?? 0)).toBeGreaterThan(sent / 100)
})

/** A change can leave a file whole: another word in a title is another title. Of that, only the preview is asked for. */
function isRead(text: string): boolean {
  try {
    return 'templates' in readTemplateFile(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
