import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { indexedWords } from '../../server/storage/repos/searchedWords.ts'
import { CaseId, PracticeId } from '../../shared/ids.ts'
import { checkNote } from '../../shared/note/checks/checkNote.ts'
import { noSurroundings } from '../../shared/note/checks/finding.ts'
import { proseOf } from '../../shared/note/checks/repeated.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { searchedText } from '../../shared/note/searchText.ts'
import { readQuery } from '../../shared/search/query.ts'
import { findTerms, snippetOf } from '../../shared/search/snippet.ts'
import { wordsOf } from '../../shared/search/words.ts'

/** Marks that do not stand in their order: to normalize a million of them takes a quarter of an hour. */
const marks = '\u0301\u0316'.repeat(500_000)
const written = `${'word '.repeat(40)}a${marks}b`
const line = (text: string): NoteNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const text: NoteNode = {
  type: 'doc',
  content: [{ type: 'section', attrs: { id: 's', key: 'any', title: 'Any' }, content: [line(written)] }],
}

it('a million marks in a row are indexed and checked in no time, and leave the letters between them', () => {
  const sections = searchedText(text)
  const words = indexedWords({
    practiceId: PracticeId.parse(randomUUID()),
    caseId: CaseId.parse(randomUUID()),
    title: `A title ${marks}`,
    sections,
  })
  expect(words.slice(-2)).toEqual(['word', 'ab'])
  expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(64)
  const earlier = [{ occurredOn: '2026-11-03', title: 'Before', prose: proseOf(text) }]
  const said = checkNote(text, { ...noSurroundings('2026-11-20'), earlier }).map(({ words: sentence }) => sentence)
  expect(said.some((sentence) => sentence.includes('‘Any’ says nearly what ‘Before’'))).toBe(true)
  expect(Math.max(...said.map((sentence) => sentence.length))).toBeLessThan(5_000)
})

it('letters and figures without an end are one word of a bounded length', () => {
  for (const letter of ['a', 'é', 'ﬀ', '𝔞', 'ｶﾞ']) {
    const [word, ...rest] = Array.from(wordsOf(letter.repeat(1_000_000)), ({ folded }) => folded)
    expect(rest).toEqual([])
    expect(Array.from(word ?? '')).toHaveLength(64)
    const long = `before ${letter.repeat(100_000)} after`
    const shown = snippetOf(long, findTerms(long, readQuery(letter.repeat(64))))
    expect(shown.map(({ text: part }) => part).join('').length).toBeLessThan(400)
  }
})
