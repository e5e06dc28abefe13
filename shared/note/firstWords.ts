import * as Y from 'yjs'
import { elementOf } from './create.ts'
import { FRAGMENT } from './schema.ts'
import { documentOf } from './stored.ts'

/**
 * A new note with words in its first line, and each further line of them in a paragraph of its own: a Yjs update (version 1).
 * The words stand under `clientId`, which is their author's, so that they are attributed like any typed by hand.
 */
export function withFirstWords(note: Uint8Array, words: string, clientId: number): Uint8Array {
  const document = documentOf([note])
  try {
    document.clientID = clientId
    document.transact(() => putFirst(document, words.split(/\r?\n/)))
    return Y.encodeStateAsUpdate(document)
  } finally {
    document.destroy()
  }
}

function putFirst(document: Y.Doc, [first = '', ...others]: readonly string[]): void {
  const section = document.getXmlFragment(FRAGMENT).get(0)
  if (!(section instanceof Y.XmlElement)) throw new Error('A note without a section has no first line.')
  const index = section.toArray().findIndex((child) => child instanceof Y.XmlElement && child.nodeName === 'paragraph')
  const line = section.get(index)
  const text = line instanceof Y.XmlElement ? line.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error('A note without a line has no first line.')
  text.insert(0, first)
  const paragraphs = others.map((words) =>
    elementOf({ type: 'paragraph', ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) }),
  )
  section.insert(index + 1, paragraphs)
}
