import * as Y from 'yjs'
import { elementOf } from '../../shared/note/create.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'

/** Writes words into a section's own line, or, for `moment`, a moment into its timeline. */
export function writeInSection(doc: Y.Doc, key: string, words: string): void {
  const section = doc
    .getXmlFragment(FRAGMENT)
    .toArray()
    .find((one) => one instanceof Y.XmlElement && one.getAttribute('key') === key)
  if (!(section instanceof Y.XmlElement)) throw new Error(`The note has no section ${key}.`)
  const named = (name: string) =>
    section.toArray().find((one): one is Y.XmlElement => one instanceof Y.XmlElement && one.nodeName === name)
  if (words === 'moment') {
    named('timeline')?.insert(0, [
      elementOf({
        type: 'moment',
        attrs: { id: crypto.randomUUID(), at: '10:00' },
        content: [{ type: 'text', text: 'a moment' }],
      }),
    ])
    return
  }
  const line = named('paragraph')?.get(0)
  if (!(line instanceof Y.XmlText)) throw new Error(`The section ${key} has no line.`)
  line.insert(0, words)
}
