import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNoteDocument } from '../../shared/note/create.ts'
import { isReadable, isReadableChange } from '../../shared/note/readable.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { MAX_DEPTH } from '../../shared/note/structure.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { builtInTemplates } from '../../shared/templates/index.ts'

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}
const documentWith = (...children: (Y.XmlElement | Y.XmlText)[]) => {
  const ydoc = new Y.Doc()
  ydoc.getXmlFragment(FRAGMENT).insert(0, children)
  return ydoc
}
const nested = (depth: number): Y.XmlElement =>
  Array.from({ length: depth }).reduce<Y.XmlElement>((inner) => element('blockquote', inner), element('paragraph'))

/** Whether the change could be shown, asked at the moment at which an editor asks. */
function change(ydoc: Y.Doc, act: () => void): boolean {
  let answer = true
  const look = (transaction: Y.Transaction) => {
    answer = isReadableChange(ydoc, transaction)
  }
  ydoc.on('beforeObserverCalls', look)
  ydoc.transact(act)
  ydoc.off('beforeObserverCalls', look)
  return answer
}

describe('what the binding could show without deleting any of it', () => {
  it('is every note as the server makes it', () => {
    for (const template of builtInTemplates) {
      const ydoc = new Y.Doc()
      Y.applyUpdate(
        ydoc,
        createNoteDocument(template, { newId: () => crypto.randomUUID(), clientId: 1, practice: defaultSettings }),
      )
      expect(isReadable(ydoc)).toBe(true)
    }
  })

  it.each([
    ['a paragraph at the root', () => documentWith(element('paragraph'))],
    ['words at the root', () => documentWith(new Y.XmlText('words'))],
    ['a section in a section', () => documentWith(element('section', element('section')))],
    ['a list item outside a list', () => documentWith(element('section', element('listItem')))],
    ['a dose in a quote', () => documentWith(element('section', element('blockquote', element('dose'))))],
    ['words in a section', () => documentWith(element('section', new Y.XmlText('words')))],
    ['a kind of a later version', () => documentWith(element('section', element('hologram')))],
    ['nodes nested too deep', () => documentWith(element('section', nested(MAX_DEPTH)))],
    [
      'a hook',
      () => {
        const ydoc = documentWith(element('section'))
        const section = ydoc.getXmlFragment(FRAGMENT).get(0)
        if (section instanceof Y.XmlElement) Reflect.apply(section.insert, section, [0, [new Y.XmlHook('x')]])
        return ydoc
      },
    ],
  ])('is not %s', (_, make) => {
    expect(isReadable(make())).toBe(false)
  })

  it('is not formatting that no mark has, nor something other than words in words', () => {
    const text = new Y.XmlText()
    const ydoc = documentWith(element('section', element('paragraph', text)))
    expect(isReadable(ydoc)).toBe(true)
    expect(change(ydoc, () => text.insert(0, 'bold', { bold: {} }))).toBe(true)
    expect(change(ydoc, () => text.insert(0, 'code', { code: {} }))).toBe(false)
    expect(isReadable(ydoc)).toBe(false)
    const other = new Y.XmlText()
    const second = documentWith(element('section', element('paragraph', other)))
    expect(change(second, () => other.insertEmbed(0, { image: 'x' }))).toBe(false)
  })

  it('is asked of what a change brings, at any depth, and not of what it takes away', () => {
    const section = element('section', element('paragraph', new Y.XmlText('x')))
    const ydoc = documentWith(section)
    expect(
      change(ydoc, () => section.insert(1, [element('bulletList', element('listItem', element('paragraph')))])),
    ).toBe(true)
    expect(change(ydoc, () => section.insert(0, [element('bulletList', element('listItem', element('dose')))]))).toBe(
      false,
    )
    expect(change(ydoc, () => section.delete(0, 1))).toBe(true)
    const deep = nested(MAX_DEPTH - 3)
    expect(change(ydoc, () => section.insert(0, [deep]))).toBe(true)
    const innermost = deep.createTreeWalker((node) => node instanceof Y.XmlElement && node.nodeName === 'blockquote')
    const last = [...innermost].at(-1)
    if (!(last instanceof Y.XmlElement)) throw new Error('no quote')
    expect(change(ydoc, () => last.insert(0, [nested(3)]))).toBe(false)
  })
})
