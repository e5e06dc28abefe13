import { describe, expect, it } from 'vitest'
import { escapeInline, escapeText } from '../../shared/note/markdown/escape.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import type { NoteMark, NoteNode } from '../../shared/note/noteJson.ts'

const words = (text: string, ...marks: NoteMark[]): NoteNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
})
const node = (type: string, ...content: NoteNode[]): NoteNode => ({ type, content })
const paragraph = (...content: (string | NoteNode)[]): NoteNode =>
  node('paragraph', ...content.map((part) => (typeof part === 'string' ? words(part) : part)))
const section = (title: string, attrs: Record<string, unknown>, ...content: NoteNode[]): NoteNode => ({
  type: 'section',
  attrs: { title, ...attrs },
  content,
})
const body = (...content: NoteNode[]) =>
  toMarkdown({ type: 'doc', content: [section('S', {}, ...content)] }, { title: 'T' })
    .split('## S\n\n')[1]
    ?.trimEnd()

describe('the Markdown of a note', () => {
  it.each([
    'Fasted since 08:00; his sister Lena takes him home at half past four.',
    'He said: “I can put them down.” (14:38) [after six minutes of silence]',
    'Dose 0.85 mg/kg, 70 mg; BP 142/88 > baseline, SpO2 < 97 %, 3 * 4 = 12, snake_case_name and a_b.',
    'Costs $5 & more, 100% sure; #1 of 3, A+ - fine, e.g. x^2 ~ 4, C:\\temp!',
    '2026 was the year. 14:02 it began.',
    '-Phoebe and Monica, and 4.5. of them',
    '‘trying each one, the way I do at night’, until the water came in',
    'An asterisk * alone, a star*fish, one `tick, and a <3 too',
  ])('shows plain words as they were typed: %s', (sentence) => {
    expect(body(paragraph(sentence))).toBe(sentence)
  })

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['> not a quote', '\\> not a quote'],
    ['---', '\\---'],
    ['```', '\\`\\`\\`'],
    ['*group hug*', '\\*group hug\\*'],
    ['an _emphasis_ here', 'an \\_emphasis\\_ here'],
    ['~~gone~~', '\\~\\~gone\\~\\~'],
    ['<Constipated face>', '\\<Constipated face>'],
    ['fish &amp; chips', 'fish \\&amp; chips'],
    ['[a](https://b.example)', '[a\\](https://b.example)'],
    ['`code`', '\\`code\\`'],
    ['\\*', '\\\\*'],
    ['[note]: x', '\\[note]: x'],
  ])('escapes what Markdown would misread: %j', (typed, expected) => {
    expect(body(paragraph(typed))).toBe(expected)
  })

  it('never wraps a line, however long a paragraph is', () => {
    const long = 'word '.repeat(5000).trim()
    expect(body(paragraph(long))).toBe(long)
  })

  it('writes marks so that they touch their words', () => {
    expect(
      body(
        paragraph(
          'a ',
          words('bold ', { type: 'bold' }),
          words('both', { type: 'bold' }, { type: 'italic' }),
          ' and ',
          words('out', { type: 'strike' }),
        ),
      ),
    ).toBe('a **bold *both*** and ~~out~~')
    expect(body(paragraph(words('by ', { type: 'bold' }), 'night'))).toBe('**by** night')
  })

  it('writes links to https and mailto, and any other address as plain words', () => {
    const link = (href: unknown) => body(paragraph(words('here', { type: 'link', attrs: { href } })))
    expect(link('https://example.org/a(b)')).toBe('[here](https://example.org/a%28b%29)')
    expect(link('mailto:a@example.org')).toBe('[here](mailto:a@example.org)')
    for (const href of [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      ' java\nscript:x',
      'http://example.org',
      'data:text/html,x',
      '//evil.example',
      'https:',
      'https://a\tb',
      null,
      7,
    ]) {
      expect(link(href), String(href)).toBe('here')
    }
  })

  it('writes headings below the section, lists, tasks, quotes and line breaks', () => {
    const item = (type: string, attrs: Record<string, unknown>, ...content: NoteNode[]): NoteNode => ({
      type,
      attrs,
      content,
    })
    expect(
      body(
        { type: 'heading', attrs: { level: 2 }, content: [words('Head')] },
        node(
          'bulletList',
          item('listItem', {}, paragraph('one'), node('bulletList', item('listItem', {}, paragraph('inner')))),
          item('listItem', {}, paragraph('two')),
        ),
        { type: 'orderedList', attrs: { start: 3 }, content: [item('listItem', {}, paragraph('three'))] },
        node(
          'taskList',
          item('taskItem', { checked: true }, paragraph('done')),
          item('taskItem', {}, paragraph('open')),
        ),
        node('blockquote', paragraph('said'), paragraph('again')),
        paragraph('a', { type: 'hardBreak' }, 'b'),
      ),
    ).toBe(
      [
        '### Head',
        '',
        '- one',
        '  - inner',
        '- two',
        '',
        '3. three',
        '',
        '- [x] done',
        '- [ ] open',
        '',
        '> said',
        '>',
        '> again',
        '',
        'a\\',
        'b',
      ].join('\n'),
    )
  })

  it('writes a table with short rows filled up and pipes escaped', () => {
    const cell = (type: string, text: string) => node(type, paragraph(text))
    expect(
      body(
        node(
          'table',
          node('tableRow', cell('tableHeader', 'Medicine'), cell('tableHeader', 'Dose')),
          node('tableRow', cell('tableCell', 'a|b')),
        ),
      ),
    ).toBe('| Medicine | Dose |\n| --- | --- |\n| a\\|b |  |')
  })

  it('leaves out empty optional sections, says ‘Not recorded’ in empty required ones, and never prints guidance', () => {
    const written = toMarkdown(
      {
        type: 'doc',
        content: [
          section('Optional', { guidance: 'secret advice' }, paragraph()),
          section('Required', { required: true, guidance: 'secret advice', answeredBy: 'prescriber' }, paragraph('  ')),
          section('Filled', { guidance: 'secret advice' }, paragraph('words')),
        ],
      },
      { title: 'Session', facts: [['Case', 'C-0001']] },
    )
    expect(written).toBe(
      '# Session\n\n- Case: C-0001\n\n## Required\n\n*Answered for by the prescriber*\n\nNot recorded\n\n## Filled\n\nwords\n',
    )
  })

  it('writes a dose with mg/kg, totals and T+min, a timeline by time, and a scale with its score', () => {
    const written = body(
      {
        type: 'dose',
        attrs: {
          product: 'racemic',
          concentration: 50,
          route: 'im',
          weight: 82.4,
          weightUnit: 'kg',
          weightMeasuredOn: '2026-11-19',
          lot: '26K118',
          wasted: 5,
          witness: 'Third Member',
        },
        content: [
          {
            type: 'doseRow',
            attrs: { at: '14:02', kind: 'dose', site: 'left deltoid', givenBy: 'Dr Obi', ordered: 70, given: 70 },
          },
          { type: 'doseRow', attrs: { at: '14:19', kind: 'booster', given: 25 }, content: [words('slow')] },
        ],
      },
      {
        type: 'timeline',
        content: [
          {
            type: 'moment',
            attrs: { at: '14:38', kind: 'said', by: 'Client', observerName: 'First Member' },
            content: [words('I put the keys down.')],
          },
          {
            type: 'moment',
            attrs: { at: '14:11', kind: 'did', technique: 'guided_imagery' },
            content: [words('invited him back')],
          },
        ],
      },
      { type: 'scale', attrs: { instrument: 'gad7', q1: 1, q2: 2, q3: 1, q4: 0, q5: 0, q6: 1, q7: 0 } },
    )
    expect(written).toContain('Racemic ketamine 50 mg/ml, intramuscular, T+0 is 14:02')
    expect(written).toContain('| 14:02 | T+0 | Dose | left deltoid, Dr Obi | 70 mg | 70 mg | 0.85 |  |')
    expect(written).toContain('| 14:19 | T+17 | Booster |  |  | 25 mg | 0.30 | slow |')
    expect(written).toContain('| Total given |  |  |  | 70 mg | 95 mg | 1.15 |  |')
    expect(written).toContain('82.4 kg, measured 2026-11-19. Lot 26K118. 5 mg wasted, witnessed by Third Member.')
    expect(written?.indexOf('| 14:11 | T+9 | Did, guided imagery | invited him back |')).toBeLessThan(
      written?.indexOf('| 14:38 | T+36 | Said by Client | I put the keys down. | First Member |') ?? -1,
    )
    expect(written).toContain('GAD-7, over the last two weeks. Total 5 of 21, mild.')
    expect(written).toContain('| 2 | Not being able to stop or control worrying | 2, more than half the days |')
    expect(written).toContain('No permission required to reproduce')
  })

  it('never throws and never drops words, whatever stands in the text', () => {
    const odd: NoteNode = {
      type: 'doc',
      content: [
        words('loose'),
        { type: 'widget', content: [paragraph('in a widget')] },
        { type: 'table', content: [paragraph('no row')] },
        { type: 'dose', attrs: { weight: { a: 1 } }, content: [paragraph('x')] },
      ],
    }
    const written = toMarkdown(odd, { title: '# *T*\n' })
    for (const kept of ['loose', 'in a widget', 'no row', '# # \\*T\\*']) expect(written).toContain(kept)
  })
})

describe('escaping', () => {
  it('looks at each line of words that hold line breaks', () => {
    expect(escapeText('a\n# b\n===')).toBe('a\n\\# b\n\\===')
  })

  it('escapes a sign only where a later one could pair with it', () => {
    expect(escapeInline('2*3 and 4 * 5')).toBe('2*3 and 4 * 5')
    expect(escapeInline('2*3*4')).toBe('2\\*3\\*4')
    expect(escapeInline('a_b_c')).toBe('a_b_c')
    expect(escapeInline('*', true)).toBe('\\*')
  })
})
