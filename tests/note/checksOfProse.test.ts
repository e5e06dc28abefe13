import { describe, expect, it } from 'vitest'
import { checkNote } from '../../shared/note/checks/checkNote.ts'
import { type CheckSurroundings, noSurroundings } from '../../shared/note/checks/finding.ts'
import { proseOf } from '../../shared/note/checks/repeated.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'

const alone = noSurroundings('2026-11-20')

const words = (text: string): NoteNode => ({ type: 'text', text })
const line = (text: string): NoteNode => ({ type: 'paragraph', content: [words(text)] })
const section = (key: string, attrs: Record<string, unknown>, ...content: NoteNode[]): NoteNode => ({
  type: 'section',
  attrs: { id: key, key, title: key, ...attrs },
  content,
})
const note = (...content: NoteNode[]): NoteNode => ({ type: 'doc', content })

const codesOf = (text: NoteNode, around: CheckSurroundings = alone) => checkNote(text, around).map(({ code }) => code)
const repeated = (text: NoteNode, around: CheckSurroundings) =>
  checkNote(text, around).find(({ code }) => code === 'prose_repeated')

describe('prose that says nearly what the last note said', () => {
  const said =
    'She slept through four nights of seven and woke twice from the dream of the corridor, which ended otherwise than before. She told her sister about it on the phone and was surprised how quiet it was afterwards.'
  const own =
    'He walked to the sea on two mornings and did not take the telephone with him. On the third it rained and he stayed in the kitchen, made soup for both of them and did not mind that nothing came of the plan.'
  const lastNote = note(section('Account', {}, line(said)), section('Mood', {}, line('As before.')))
  const around: CheckSurroundings = {
    ...alone,
    earlier: [{ occurredOn: '2026-11-03', title: 'Integration', prose: proseOf(lastNote) }],
  }
  const withProse = (text: string) => note(section('Account', {}, line(text)))

  it('is named with its beginning and where it stood', () => {
    const changed = said.replace('four nights', 'five nights').replace('surprised', 'astonished')
    expect(repeated(withProse(changed), around)?.words).toBe(
      '‘Account’ says nearly what ‘Integration’ of 3 Nov 2026 says: ‘nights of seven and woke twice from the dream of …’',
    )
    const elsewhere = note(section('Themes', {}, line(said)))
    expect(repeated(elsewhere, around)?.words).toContain('says under ‘Account’: ‘She slept')
  })

  it('is not found in other words, in short answers, or without a note before', () => {
    expect(codesOf(withProse(own), around)).toEqual([])
    expect(codesOf(withProse('As before. As before. As before.'), around)).toEqual([])
    expect(codesOf(withProse(`${own} She slept through four nights of seven and woke twice.`), around)).toEqual([])
    expect(codesOf(withProse(said))).toEqual([])
  })

  it('counts neither guidance nor the labels of links', () => {
    const label = { type: 'itemLink', attrs: { label: said, to: 'goal', kind: 'goal' } }
    const text = note(section('Account', { guidance: said }, { type: 'paragraph', content: [label, words(own)] }))
    expect(codesOf(text, around)).toEqual([])
  })
})
