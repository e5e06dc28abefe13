import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import { blockRules } from '../../shared/note/blocks/nodes.ts'
import { createNoteDocument } from '../../shared/note/create.ts'
import { childrenOf, type NoteNode } from '../../shared/note/noteJson.ts'
import { readNote, readUpdate } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { listSections } from '../../shared/note/sections.ts'
import { attributeAllowed, isNode, MAX_DEPTH, mayContain, noteSchema } from '../../shared/note/structure.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { builtInTemplates, findTemplate, type Template } from '../../shared/templates/index.ts'
import { Template as TemplateFile } from '../../shared/templates/template.ts'

const counted = () => {
  let last = 0
  return () => {
    last += 1
    return `id-${last}`
  }
}
const create = (template: Template, practice = defaultSettings) =>
  createNoteDocument(template, { newId: counted(), clientId: 42, practice })

const everyNode = (node: NoteNode): NoteNode[] => [node, ...childrenOf(node).flatMap(everyNode)]

describe.each(builtInTemplates.map((template) => ({ name: template.name, template })))(
  'a note from $name',
  ({ template }) => {
    const note = readUpdate(create(template))

    it('has the template’s sections in order, each empty, with title, guidance and required mark', () => {
      expect(
        listSections(note).map(({ key, title, guidance, required, answeredBy, empty, words }) => ({
          key,
          title,
          guidance,
          required: required ?? false,
          answeredBy,
          empty,
          words,
        })),
      ).toEqual(
        template.sections.map(({ key, title, guidance, required, answeredBy }) => ({
          key,
          title,
          guidance,
          required,
          answeredBy,
          empty: true,
          words: 0,
        })),
      )
    })

    it('fits the schema, node by node and as a whole', () => {
      expect(() => noteSchema.nodeFromJSON(note).check()).not.toThrow()
      for (const node of everyNode(note).slice(1)) {
        expect(isNode(node.type)).toBe(true)
        for (const [key, value] of Object.entries(node.attrs ?? {}))
          expect(attributeAllowed(node.type, key, value), `${node.type}.${key}`).toBe(true)
        for (const child of childrenOf(node)) expect(mayContain(node.type, child.type)).toBe(true)
      }
    })

    it('begins with a line of author text, and every section has one', () => {
      const sections = childrenOf(note)
      expect(childrenOf(sections[0] ?? note)[0]?.type).toBe('paragraph')
      for (const section of sections) expect(childrenOf(section).some((node) => node.type === 'paragraph')).toBe(true)
    })

    it('gives sections, blocks and rows ids of their own', () => {
      const ids = everyNode(note)
        .map((node) => node.attrs?.id)
        .filter((id) => id !== undefined)
      expect(new Set(ids).size).toBe(ids.length)
      for (const node of everyNode(note)) {
        if (node.type === 'section' || node.type in blockRules) expect(node.attrs?.id).toBeTypeOf('string')
      }
    })

    it('is the same bytes for the same template, ids and client', () => {
      expect(create(template)).toEqual(create(template))
    })

    it('stands wholly under the client id that was given', () => {
      const { structs } = Y.decodeUpdate(create(template))
      expect(new Set(structs.map((struct) => struct.id.client))).toEqual(new Set([42]))
    })
  },
)

describe('a note of a practice that has settings', () => {
  const settings: PracticeSettings = {
    ...defaultSettings,
    contraindications: [
      { key: 'aneurysm', label: 'Aneurysm', classedAs: 'absolute' },
      { key: 'glaucoma', label: 'Glaucoma', classedAs: null },
    ],
    vitalsPresets: [{ name: 'Ours', dueAt: '5,20', dueEvery: 30, routes: [], isDefault: true }],
  }
  const parts = (templateId: string, type: string) => {
    const template = findTemplate(templateId)
    if (!template) throw new Error(`There is no template ${templateId}.`)
    return everyNode(readUpdate(create(template, settings))).filter((node) => node.type === type)
  }

  it('asks about the practice’s own list, as it is worded and classed', () => {
    const [list] = parts('evaluation', 'checklist').filter(({ attrs }) => attrs?.list === 'contraindications')
    expect(childrenOf(list ?? { type: 'none' }).map(({ attrs }) => ({ ...attrs, id: null }))).toEqual([
      { id: null, key: 'aneurysm', label: 'Aneurysm', classedAs: 'absolute' },
      { id: null, key: 'glaucoma', label: 'Glaucoma' },
    ])
  })

  it('begins vitals with the practice’s plan, and with none where it has none', () => {
    expect(parts('session-open', 'vitals').map(({ attrs }) => [attrs?.dueAt, attrs?.dueEvery])).toEqual([['5,20', 30]])
    const [session] = builtInTemplates.filter(({ id }) => id === 'session-open')
    const plain = everyNode(readUpdate(create(session ?? TemplateFile.parse({})))).find(({ type }) => type === 'vitals')
    expect([plain?.attrs?.dueAt, plain?.attrs?.dueEvery]).toEqual([undefined, undefined])
  })
})

describe('the built-in templates', () => {
  it('are found by their ids and by no other', () => {
    expect(builtInTemplates.map(({ id, phase }) => [id, phase])).toEqual([
      ['evaluation', 'evaluation'],
      ['preparation-goals', 'preparation'],
      ['session-guided-imagery', 'session'],
      ['session-mindfulness', 'session'],
      ['session-open', 'session'],
      ['integration-insights', 'integration'],
      ['follow-up', 'follow-up'],
      ['case-consultation', null],
      ['contact', null],
      ['process-note', null],
    ])
    expect(findTemplate('session-guided-imagery')?.name).toBe('Session observations: guided imagery')
    expect(findTemplate('constructor')).toBeUndefined()
  })

  it('tell whoever writes a session that new memories are the client’s report', () => {
    for (const template of builtInTemplates.filter(({ phase }) => phase === 'session')) {
      expect(template.sections.some(({ guidance }) => guidance?.includes('neither suggested nor confirmed'))).toBe(true)
    }
  })

  it('refuse two sections with one key, and a first section that begins with a block', () => {
    const [template] = builtInTemplates
    const sections = template?.sections ?? []
    expect(TemplateFile.safeParse({ ...template, sections: [...sections, sections[0]] }).success).toBe(false)
    expect(
      TemplateFile.safeParse({ ...template, sections: [{ ...sections[0], blocks: ['dose'], prose: 'after' }] }).success,
    ).toBe(false)
    expect(TemplateFile.safeParse({ ...template, sections }).success).toBe(true)
  })
})

describe('reading a document that a stranger wrote', () => {
  const build = (fill: (fragment: Y.XmlFragment) => void) => {
    const document = new Y.Doc()
    fill(document.getXmlFragment(FRAGMENT))
    return Y.encodeStateAsUpdate(document)
  }

  it('survives five thousand nodes in each other and keeps the words', () => {
    const update = build((fragment) => {
      let parent: Y.XmlFragment = fragment
      for (let depth = 0; depth < 5000; depth += 1) {
        const element = new Y.XmlElement('blockquote')
        parent.insert(0, [element])
        parent = element
      }
      parent.insert(0, [new Y.XmlText('at the bottom')])
    })
    const note = readUpdate(update)
    let depth = 0
    for (let node: NoteNode | undefined = note; node !== undefined; node = childrenOf(node)[0]) depth += 1
    expect(depth).toBeLessThan(MAX_DEPTH + 5)
    expect(JSON.stringify(note)).toContain('at the bottom')
  })

  it('keeps the words of kinds it does not know and leaves out values that no rule allows', () => {
    const note = readUpdate(
      build((fragment) => {
        const unknown = new Y.XmlElement('widget')
        unknown.setAttribute('onclick', 'alert(1)')
        const heading = new Y.XmlElement('heading')
        heading.setAttribute('level', '99')
        const words = new Y.XmlText()
        fragment.insert(0, [unknown, heading])
        unknown.insert(0, [words])
        words.insert(0, 'kept', { bold: {}, code: {}, nonsense: true })
        words.insertEmbed(4, { image: 'x' })
      }),
    )
    expect(note.content).toEqual([
      { type: 'widget', content: [{ type: 'text', text: 'kept', marks: [{ type: 'bold' }] }] },
      { type: 'heading' },
    ])
  })

  it('writes nothing', () => {
    const document = new Y.Doc()
    Y.applyUpdate(document, create(builtInTemplates[1] ?? TemplateFile.parse({})))
    let updates = 0
    document.on('update', () => {
      updates += 1
    })
    readNote(document)
    expect(updates).toBe(0)
  })
})
