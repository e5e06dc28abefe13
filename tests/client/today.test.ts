import { expect, it } from 'vitest'
import { lookFirst, signInWords } from '../../client/today/words.ts'
import { factsOfText } from '../../shared/note/facts.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { firstLines } from '../../shared/review/firstLines.ts'
import { noteOfApi } from '../support/notes.ts'

const cssrs = { type: 'cssrs', attrs: { ideation: 2, recall: 'since_last_visit' } }
const phq9 = { type: 'scale', attrs: { instrument: 'phq9', q9: 1 } }

it.each([
  ['a C-SSRS', [cssrs], ['suicidal ideation or behaviour']],
  ['a PHQ-9', [phq9], ['item 9 above 0']],
  ['both, one of them twice', [phq9, cssrs, cssrs], ['item 9 above 0', 'suicidal ideation or behaviour']],
  ['neither', [{ type: 'cssrs', attrs: { ideation: 0 } }], []],
])('a supervisor reads on Today which it is that is raised, as above the note: %s', (_, content, words) => {
  const text: NoteNode = { type: 'doc', content: [{ type: 'section', attrs: { id: 's1' }, content }] }
  const waiting = { ...noteOfApi(), dose: null, afterDose: null, reviewDueAt: null, signDueOn: null, reviewsAs: null }
  expect(lookFirst({ ...waiting, facts: factsOfText(text) })).toEqual(words)
  const above = new Set(
    firstLines(text, null)
      .filter(({ kind }) => kind === 'risk')
      .map((line) => line.words),
  )
  expect(above.size).toBe(words.length)
})

it.each([
  ['2026-11-27', 'was due on 27 Nov'],
  ['2026-11-28', 'due today'],
  ['2026-11-29', 'due 29 Nov'],
  [null, ''],
])('an author reads on Today by when a draft is to be signed: %s is ‘%s’', (signDueOn, words) => {
  const draft = { ...noteOfApi(), dose: null, afterDose: null, reviewDueAt: null, signDueOn, reviewsAs: null }
  expect(signInWords(draft, '2026-11-28')).toBe(words)
})
