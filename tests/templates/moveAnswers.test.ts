import { expect, it } from 'vitest'
import type { WrittenSection } from '../../shared/templates/content.ts'
import { moveText } from '../../shared/templates/move.ts'

const section = (answeredBy: WrittenSection['answeredBy']): WrittenSection => ({
  ...{ key: 'dosing', title: 'Dosing', guidance: null, required: false, source: null },
  ...{ answeredBy, content: [{ type: 'paragraph' }] },
})

const noteWith = (words: string, attrs: Record<string, string>) => ({
  type: 'doc',
  content: [
    {
      type: 'section',
      attrs: { id: 'one', key: 'dosing', title: 'Dosing', ...attrs },
      content: [{ type: 'paragraph', ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) }],
    },
  ],
})

const answererAfter = (words: string, attrs: Record<string, string>, to: WrittenSection[]) => {
  const from = [section('prescriber')]
  const { text } = moveText(noteWith(words, attrs), { from, to }, () => 'new')
  return text.content?.find((node) => node.attrs?.key === 'dosing')?.attrs?.answeredBy ?? null
}

it.each([
  ['the newer version gives the section to nobody', [section(null)]],
  ['the newer version gives the section to the therapist', [section('therapist')]],
  ['the newer version has no such section', []],
])('what is written for the prescriber to answer for stays the prescriber’s where %s', (_, to) => {
  expect(answererAfter('60 mg given.', { answeredBy: 'prescriber' }, to)).toBe('prescriber')
  // Also where somebody took it off the section before.
  expect(answererAfter('60 mg given.', {}, to)).toBe('prescriber')
})

it('a section in which nothing is written becomes what the newer version says', () => {
  expect(answererAfter('', { answeredBy: 'prescriber' }, [section(null)])).toBeNull()
})
