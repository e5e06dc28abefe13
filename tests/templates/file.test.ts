import { describe, expect, it } from 'vitest'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { noteSchema } from '../../shared/note/structure.ts'
import { bounds, type FiledTemplate, leftOut } from '../../shared/templates/file/format.ts'
import { readTemplateFile } from '../../shared/templates/file/read.ts'
import { writeTemplateFile } from '../../shared/templates/file/write.ts'
import { seeded } from '../support/seeded.ts'
import { allNodes, builtIns, templateAtRandom } from './filedSamples.ts'

/** A template with one section that holds this. */
const holding = (...content: readonly NoteNode[]): FiledTemplate => ({
  name: 'Invented',
  description: '',
  phase: null,
  technique: null,
  compartment: 'chart',
  sections: [{ key: 'one', title: 'One', guidance: null, required: false, answeredBy: null, content }],
})
const line = (...content: NoteNode[]): NoteNode => ({ type: 'paragraph', content })
const words = (text: string): NoteNode => ({ type: 'text', text })

/** What a reader makes of the file that was written. */
const readBack = (templates: readonly FiledTemplate[]) => readTemplateFile(JSON.parse(writeTemplateFile(templates)))
const contentOf = (result: ReturnType<typeof readTemplateFile>) =>
  'templates' in result ? result.templates[0]?.sections[0]?.content : result

/** A file with one template and one section, as somebody might write it, changed in some places. */
function fileWith({ file = {}, template = {}, section = {}, content = [] as unknown }): unknown {
  const one = { key: 'one', title: 'One', content, ...section }
  const templates = [{ name: 'Invented', sections: [one], ...template }]
  return { format: 'throughline-templates', formatVersion: 1, templates, ...file }
}
const errorsOf = (json: unknown) => {
  const read = readTemplateFile(json)
  return 'errors' in read ? read.errors : []
}
const inSection = 'templates.0.sections.0'
const inContent = `${inSection}.content`

describe('whoever writes templates to a file', () => {
  it.each(builtIns)('reads “$name” from it as it was, but for the ids of its parts', (template) => {
    const withoutIds = (nodes: readonly NoteNode[]): NoteNode[] =>
      nodes.map(({ type, attrs = {}, content }) => {
        const filled = Object.entries(attrs).filter(([name, value]) => name !== 'id' && value !== null)
        return {
          type,
          ...(filled.length > 0 ? { attrs: Object.fromEntries(filled) } : {}),
          ...(content && content.length > 0 ? { content: withoutIds(content) } : {}),
        }
      })
    const sections = template.sections.map((section) => ({ ...section, content: withoutIds(section.content) }))
    expect(readBack([template])).toEqual({ templates: [{ ...template, sections }] })
    expect(writeTemplateFile([template])).not.toMatch(/id-\d/)
  })

  it('reads all of them from one', () => {
    const read = readBack(builtIns)
    expect('templates' in read && read.templates.map(({ name }) => name)).toEqual(builtIns.map(({ name }) => name))
  })

  it('reads 200 templates at random as they were, which between them hold every kind of part', () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 200; seed += 1) {
      const template = templateAtRandom(seeded(seed))
      expect(readBack([template]), `seed ${seed}`).toEqual({ templates: [template] })
      for (const { content } of template.sections) for (const { type } of allNodes(content)) kinds.add(type)
    }
    expect(kinds).toEqual(new Set(Object.keys(noteSchema.nodes).filter((type) => type !== 'doc' && !leftOut.has(type))))
  })

  it('gets the same bytes for the same templates, whichever order their fields and cells are in', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards)
      if (typeof value !== 'object' || value === null) return value
      const fields = Object.entries(value).map(([name, part]): [string, unknown] => [name, backwards(part)])
      return Object.fromEntries(fields.reverse())
    }
    const file = writeTemplateFile([templateAtRandom(seeded(7))])
    const turned = readTemplateFile(backwards(JSON.parse(file)))
    expect('templates' in turned && writeTemplateFile(turned.templates)).toBe(file)
    expect(file).toMatch(/^\{\n {2}"format": "throughline-templates",\n {2}"formatVersion": 1,\n {2}"templates": \[\n/)
    expect(file).toMatch(/\n\}\n$/)
  })

  it('finds in it nothing that belongs to one practice’s or one client’s notes alone', () => {
    const link: NoteNode = { type: 'itemLink', attrs: { to: 'goal-1', kind: 'goal', label: 'Sleep' } }
    const goal: NoteNode = {
      type: 'goal',
      attrs: { id: 'g-1', status: null },
      content: [{ type: 'goalText', attrs: { id: 'g-2' } }],
    }
    expect(contentOf(readBack([holding(line(words('See '), link, words('.')), goal)]))).toEqual([
      line(words('See '), words('.')),
      { type: 'goal', content: [{ type: 'goalText' }] },
    ])
  })

  it('gets a file that can be read also where a text holds what no file may', () => {
    const dead: NoteNode = {
      type: 'text',
      text: 'x\u0000\ud83d',
      marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }, { type: 'bold' }],
    }
    const template = holding(line(dead, words('\u0007')), { type: 'dose', attrs: { weight: 'much', lot: 'a\u0001b' } })
    const keys = ['one!', 'one', 'One?']
    const sections = template.sections.flatMap((section) => keys.map((key) => ({ ...section, key, title: ' \u0002' })))
    const read = readBack([{ ...template, sections }])
    expect(contentOf(read)).toEqual([
      line({ type: 'text', text: 'x\ufffd', marks: [{ type: 'bold' }] }),
      { type: 'dose', attrs: { lot: 'ab' } },
    ])
    expect('templates' in read && read.templates[0]?.sections.map(({ key, title }) => [key, title])).toEqual([
      ['one-2', 'Untitled section'],
      ['one', 'Untitled section'],
      ['one-3', 'Untitled section'],
    ])
  })
})

describe('whoever writes a file by hand', () => {
  it('may leave out what is nothing', () => {
    const sections = [{ key: 'a', title: 'A' }]
    expect(readTemplateFile(fileWith({ template: { name: ' Short ', sections } }))).toEqual({
      templates: [
        {
          ...{ name: 'Short', description: '', phase: null, technique: null, compartment: 'chart' as const },
          sections: [{ key: 'a', title: 'A', guidance: null, required: false, answeredBy: null, content: [] }],
        },
      ],
    })
  })

  it('may write formatting in any order, and cells that are not filled as null', () => {
    const text = { type: 'text', text: 'a', marks: [{ type: 'italic' }, { type: 'bold', attrs: {} }] }
    const vitals = { type: 'vitals', attrs: { dueAt: null, dueEvery: 15 }, content: [] }
    const content = [{ type: 'paragraph', content: [text] }, vitals, { type: 'goal', attrs: { status: null } }]
    expect(contentOf(readTemplateFile(fileWith({ content })))).toEqual([
      line({ type: 'text', text: 'a', marks: [{ type: 'bold' }, { type: 'italic' }] }),
      { type: 'vitals', attrs: { dueEvery: 15 } },
      { type: 'goal' },
    ])
  })
})

const text = (more: object) => [{ type: 'paragraph', content: [{ type: 'text', ...more }] }]
const marked = (...marks: unknown[]) => text({ text: 'a', marks })
const inText = `${inContent}.0.content.0`

describe('a file is refused', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['that is no object', [1], '', /no file of templates/],
    ['that is null', null, '', /no file of templates/],
    ['of another format', { ...Object(fileWith({})), format: 'x' }, 'format', /no file of templates/],
    ['without a format', {}, 'format', /no file of templates/],
    [
      'of a later version',
      fileWith({ file: { formatVersion: 2, more: 1 } }),
      'formatVersion',
      /^This file was written by a newer Throughline\.$/,
    ],
    ['whose version is no number', fileWith({ file: { formatVersion: '1' } }), 'formatVersion', /Please use 1/],
    ['with a field more', fileWith({ file: { practice: 'x' } }), 'practice', /not known here/],
    ['with a field without a name', fileWith({ file: { '': 'x' } }), '""', /not known here/],
    ['without templates', fileWith({ file: { templates: [] } }), 'templates', /no template/],
    ['whose templates are no list', fileWith({ file: { templates: {} } }), 'templates', /list/],
    [
      'with 51 templates',
      fileWith({ file: { templates: Array.from({ length: 51 }, () => ({ name: 'x', sections: [] })) } }),
      'templates',
      /at most 50.*51/,
    ],
    ['whose template is no object', fileWith({ file: { templates: ['x'] } }), 'templates.0', /object/],
    ['whose template has a field more', fileWith({ template: { owner: 'x' } }), 'templates.0.owner', /not known here/],
    ['whose template has no name', fileWith({ template: { name: undefined } }), 'templates.0.name', /missing/],
    [
      'whose template lacks its sections',
      { format: 'throughline-templates', formatVersion: 1, templates: [{ name: 'x' }] },
      'templates.0.sections',
      /missing/,
    ],
    ['whose name is empty', fileWith({ template: { name: '  ' } }), 'templates.0.name', /write something/],
    ['whose name is too long', fileWith({ template: { name: 'x'.repeat(121) } }), 'templates.0.name', /at most 120/],
    [
      'whose name has two lines',
      fileWith({ template: { name: 'a\nb' } }),
      'templates.0.name',
      /letters, figures and signs/,
    ],
    ['whose description is a number', fileWith({ template: { description: 1 } }), 'templates.0.description', /words/],
    ['whose phase is unknown', fileWith({ template: { phase: 'later' } }), 'templates.0.phase', /one of: evaluation/],
    [
      'whose technique is unknown',
      fileWith({ template: { technique: 1 } }),
      'templates.0.technique',
      /one of: guided_imagery/,
    ],
    ['whose section has no key', fileWith({ template: { sections: [{ title: 'A' }] } }), `${inSection}.key`, /missing/],
    ['whose key has a capital', fileWith({ section: { key: 'One' } }), `${inSection}.key`, /small letters/],
    [
      'whose keys are twice the same',
      fileWith({
        template: {
          sections: [
            { key: 'a', title: 'A' },
            { key: 'a', title: 'B' },
          ],
        },
      }),
      'templates.0.sections.1.key',
      /Section 1 .*same key/,
    ],
    ['whose title is empty', fileWith({ section: { title: '' } }), `${inSection}.title`, /write something/],
    [
      'whose guidance is too long',
      fileWith({ section: { guidance: 'x'.repeat(2_001) } }),
      `${inSection}.guidance`,
      /at most 2000/,
    ],
    [
      'whose section is perhaps required',
      fileWith({ section: { required: 'yes' } }),
      `${inSection}.required`,
      /true or false/,
    ],
    [
      'whose section anybody answers',
      fileWith({ section: { answeredBy: 'client' } }),
      `${inSection}.answeredBy`,
      /therapist, prescriber/,
    ],
    [
      'whose section names where it came from',
      fileWith({ section: { source: 'x' } }),
      `${inSection}.source`,
      /not known here/,
    ],
    [
      'with 101 sections',
      fileWith({ template: { sections: Array.from({ length: 101 }, (_, at) => ({ key: `k${at}`, title: 'x' })) } }),
      'templates.0.sections',
      /at most 100.*101/,
    ],
    ['whose content is no list', fileWith({ content: {} }), inContent, /list/],
    ['whose part is no object', fileWith({ content: ['words'] }), `${inContent}.0`, /object/],
    ['whose part has no type', fileWith({ content: [{}] }), `${inContent}.0.type`, /which kind/],
    [
      'whose part is of no known kind',
      fileWith({ content: [{ type: 'video' }] }),
      `${inContent}.0.type`,
      /no part called “video”/,
    ],
    [
      'whose part is called like what every object has',
      fileWith({ content: [{ type: 'constructor' }] }),
      `${inContent}.0.type`,
      /no part/,
    ],
    [
      'whose part has a field more',
      fileWith({ content: [{ type: 'paragraph', text: 'x' }] }),
      `${inContent}.0.text`,
      /not known here/,
    ],
    [
      'with a section in a section',
      fileWith({ content: [{ type: 'section' }] }),
      `${inContent}.0.type`,
      /cannot stand in another/,
    ],
    [
      'with a title in the content',
      fileWith({ content: [{ type: 'sectionTitle' }] }),
      `${inContent}.0.type`,
      /under “title”/,
    ],
    [
      'with guidance in the content',
      fileWith({ content: [{ type: 'guidance' }] }),
      `${inContent}.0.type`,
      /under “guidance”/,
    ],
    [
      'with a link to an item',
      fileWith({ content: [{ type: 'paragraph', content: [{ type: 'itemLink' }] }] }),
      `${inText}.type`,
      /one client’s notes/,
    ],
    [
      'with words beside lines',
      fileWith({ content: [{ type: 'text', text: 'x' }] }),
      `${inContent}.0.type`,
      /“text” cannot stand in “section”/,
    ],
    [
      'with a block in a quote',
      fileWith({ content: [{ type: 'blockquote', content: [{ type: 'dose' }] }] }),
      `${inText}.type`,
      /“dose” cannot stand in “blockquote”. There may stand: paragraph/,
    ],
    [
      'with something in a line’s end',
      fileWith({
        content: [{ type: 'paragraph', content: [{ type: 'hardBreak', content: [{ type: 'text', text: 'x' }] }] }],
      }),
      `${inText}.content.0.type`,
      /nothing/,
    ],
    [
      'with a cell that no schema knows',
      fileWith({ content: [{ type: 'vitals', attrs: { dueOften: 1 } }] }),
      `${inContent}.0.attrs.dueOften`,
      /sedationScale, dueAt, dueEvery/,
    ],
    [
      'with a cell where there is none',
      fileWith({ content: [{ type: 'paragraph', attrs: { style: 'x' } }] }),
      `${inContent}.0.attrs.style`,
      /Nothing may stand here/,
    ],
    [
      'with minutes that do not rise',
      fileWith({ content: [{ type: 'vitals', attrs: { dueAt: '15,5' } }] }),
      `${inContent}.0.attrs.dueAt`,
      /minutes .* rising/,
    ],
    [
      'with a number out of bounds',
      fileWith({ content: [{ type: 'heading', attrs: { level: 1 } }] }),
      `${inContent}.0.attrs.level`,
      /whole number from 2 to 4/,
    ],
    [
      'with an endless number',
      fileWith({ content: [{ type: 'dose', attrs: { weight: Number.POSITIVE_INFINITY } }] }),
      `${inContent}.0.attrs.weight`,
      /number from 0 to 2000/,
    ],
    [
      'with an answer that there is not',
      fileWith({ content: [{ type: 'goal', attrs: { status: 'perhaps' } }] }),
      `${inContent}.0.attrs.status`,
      /Please use one of: /,
    ],
    [
      'with a day that there is not',
      fileWith({ content: [{ type: 'action', attrs: { due: '2026-13-01' } }] }),
      `${inContent}.0.attrs.due`,
      /a day, such as/,
    ],
    [
      'with an id',
      fileWith({ content: [{ type: 'dose', attrs: { id: 'x' } }] }),
      `${inContent}.0.attrs.id`,
      /leave ids out/,
    ],
    [
      'with an id of nothing',
      fileWith({ content: [{ type: 'paragraph', attrs: { id: null } }] }),
      `${inContent}.0.attrs.id`,
      /leave ids out/,
    ],
    ['with cells in a list', fileWith({ content: [{ type: 'dose', attrs: [] }] }), `${inContent}.0.attrs`, /object/],
    [
      'with control characters in a cell',
      fileWith({ content: [{ type: 'dose', attrs: { lot: 'a\u0000' } }] }),
      `${inContent}.0.attrs.lot`,
      /letters, figures and signs/,
    ],
    ['with text without words', fileWith({ content: text({ text: '' }) }), `${inText}.text`, /leave out text/],
    ['with text that is missing', fileWith({ content: text({}) }), `${inText}.text`, /missing/],
    [
      'with control characters',
      fileWith({ content: text({ text: 'a\u001b' }) }),
      `${inText}.text`,
      /letters, figures and signs/,
    ],
    [
      'with half a sign',
      fileWith({ content: text({ text: 'a\ud83d' }) }),
      `${inText}.text`,
      /letters, figures and signs/,
    ],
    [
      'with text that has cells',
      fileWith({ content: text({ text: 'a', attrs: {} }) }),
      `${inText}.attrs`,
      /not known here/,
    ],
    [
      'with unknown formatting',
      fileWith({ content: marked({ type: 'code' }) }),
      `${inText}.marks.0.type`,
      /one of: bold, italic/,
    ],
    [
      'with formatting like what every object has',
      fileWith({ content: marked({ type: 'toString' }) }),
      `${inText}.marks.0.type`,
      /one of: bold/,
    ],
    [
      'with formatting twice',
      fileWith({ content: marked({ type: 'bold' }, { type: 'bold' }) }),
      `${inText}.marks.1.type`,
      /once/,
    ],
    [
      'with much formatting',
      fileWith({ content: marked(...Array.from({ length: 6 }, () => ({ type: 'bold' }))) }),
      `${inText}.marks`,
      /at most 5/,
    ],
    [
      'with formatting that has cells',
      fileWith({ content: marked({ type: 'bold', attrs: { onclick: 'x' } }) }),
      `${inText}.marks.0.attrs.onclick`,
      /not known here/,
    ],
    [
      'with a link to a script',
      fileWith({ content: marked({ type: 'link', attrs: { href: 'javascript:alert(1)' } }) }),
      `${inText}.marks.0.attrs.href`,
      /https: or mailto:/,
    ],
    [
      'with a link that is not encrypted',
      fileWith({ content: marked({ type: 'link', attrs: { href: 'http://example.org' } }) }),
      `${inText}.marks.0.attrs.href`,
      /https: or mailto:/,
    ],
    [
      'with a link to nowhere',
      fileWith({ content: marked({ type: 'link' }) }),
      `${inText}.marks.0.attrs.href`,
      /https: or mailto:/,
    ],
    [
      'with a link that opens elsewhere',
      fileWith({ content: marked({ type: 'link', attrs: { href: 'https://example.org', target: '_top' } }) }),
      `${inText}.marks.0.attrs.target`,
      /href/,
    ],
  ])('%s', (_, json, path, message) => {
    expect(errorsOf(json)).toEqual([{ path, message: expect.stringMatching(message) }])
  })
})

describe('whoever made several mistakes', () => {
  it('is told all of them at once, each with its place', () => {
    const section = { key: 'One', guidance: 3, required: 1 }
    const content = [
      { type: 'video' },
      { type: 'dose', attrs: { id: 'x', lot: 4, where: 1 }, content: [{ type: 'moment' }] },
    ]
    const paths = errorsOf(fileWith({ template: { phase: 'x' }, section, content })).map(({ path }) => path)
    expect(paths).toEqual([
      'templates.0.phase',
      ...['key', 'guidance', 'required', 'content.0.type'].map((path) => `${inSection}.${path}`),
      ...['attrs.id', 'attrs.lot', 'attrs.where', 'content.0.type'].map((path) => `${inContent}.1.${path}`),
    ])
  })

  it('is told 200 of them and how many more there are', () => {
    const content = Array.from({ length: 250 }, () => ({ type: 'video' }))
    const errors = errorsOf(fileWith({ content }))
    expect(errors).toHaveLength(201)
    expect(errors.at(-1)).toEqual({ path: 'templates', message: 'And 50 more.' })
  })
})

/** So many levels of something in the content of a section: a list for every other, a line in the last. */
function levels(count: number): unknown[] {
  let content: unknown[] = []
  for (let level = count; level > 0; level -= 1) {
    const type = level === count && level % 2 === 1 ? 'paragraph' : level % 2 === 1 ? 'bulletList' : 'listItem'
    content = [content.length > 0 ? { type, content } : { type }]
  }
  return content
}
const lines = (count: number) => Array.from({ length: count }, () => ({ type: 'paragraph' }))
const ofLength = (length: number) => ({ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(length) }] })

describe('the bounds of a file', () => {
  it('let through what keeps to them, and no part, letter or level more', () => {
    const full = bounds.characters - 'Invented'.length - 'One'.length
    expect(errorsOf(fileWith({ content: lines(bounds.nodesOfSection) }))).toEqual([])
    expect(errorsOf(fileWith({ content: [ofLength(full)] }))).toEqual([])
    expect(errorsOf(fileWith({ content: levels(bounds.depth) }))).toEqual([])

    expect(errorsOf(fileWith({ content: lines(bounds.nodesOfSection + 1) }))).toEqual([
      { path: inContent, message: 'A section holds at most 2000 parts.' },
    ])
    expect(errorsOf(fileWith({ content: [ofLength(full - 1), ofLength(2)] }))).toEqual([
      { path: 'templates.0', message: 'A template holds at most 100000 characters of text.' },
    ])
    expect(errorsOf(fileWith({ content: levels(bounds.depth + 1) }))).toEqual([
      { path: `${inContent}${'.0.content'.repeat(bounds.depth)}`, message: expect.stringMatching(/nested too deep/) },
    ])
  })

  it('hold for all sections of a file together, and nothing after them is looked at', () => {
    const sections = Array.from({ length: 12 }, (_, at) => ({ key: `k${at}`, title: 'x', content: lines(2_000) }))
    expect(errorsOf(fileWith({ template: { sections: sections.slice(0, 10) } }))).toEqual([])
    const more = [...sections.slice(0, 11), { key: 'last', title: 'x', content: [{ type: 'video' }] }]
    expect(errorsOf(fileWith({ template: { sections: more } }))).toEqual([
      { path: 'templates.0.sections.10.content', message: 'A file holds at most 20000 parts.' },
    ])
  })

  it('end the reading of a file that somebody nested a hundred thousand levels deep, wherever they did', () => {
    const deep: unknown = JSON.parse(`${'[{"content":'.repeat(100_000)}1${'}]'.repeat(100_000)}`)
    expect(errorsOf(fileWith({ content: levels(100_000) }))).toHaveLength(1)
    for (const json of [deep, fileWith({ content: deep }), fileWith({ section: { title: deep } }), { format: deep }])
      expect(errorsOf(json).length).toBeGreaterThan(0)
    expect(errorsOf(fileWith({ content: [{ type: 'dose', attrs: { lot: deep } }] }))).toEqual([
      { path: `${inContent}.0.attrs.lot`, message: 'Please use text of at most 2000 characters.' },
    ])
  })

  it('take no name from what every object has', () => {
    const json: unknown = JSON.parse(`{
      "format": "throughline-templates", "formatVersion": 1, "__proto__": {}, "templates": [
        { "name": "x", "__proto__": { "phase": "session" }, "constructor": 1, "sections": [
          { "key": "a", "title": "A", "content": [{ "type": "dose", "attrs": { "__proto__": { "lot": "x" }, "toString": "x" } }] }
    ] } ] }`)
    expect(errorsOf(json).map(({ path }) => path)).toEqual([
      ...['__proto__', 'templates.0.__proto__', 'templates.0.constructor'],
      ...[`${inContent}.0.attrs.__proto__`, `${inContent}.0.attrs.toString`],
    ])
  })
})
