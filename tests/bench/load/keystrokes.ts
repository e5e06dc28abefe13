import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { FRAGMENT } from '../../../shared/note/schema.ts'

/**
 * A writer's typing, as the updates that an editor would send: first a paragraph of the writer's own with one letter in
 * it, then letter after letter at its end. Letters differ, so that what arrives can be held against what was typed.
 */

/** Clocks that the opening takes: the paragraph, its text, the first letter. */
const openingLength = 3
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** The letter at a place of a writer's text; the opening's is the first. */
const letterAt = (place: number): string => letters[place % letters.length] ?? 'a'

/** Writers' client ids are small and never those of the template, which are drawn from the whole range. */
export const clientIdOf = (seat: number): number => 1_000 + seat

/** The update that begins a writer's own paragraph, at the end of the first section. */
export function openingOf(base: Uint8Array, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const section = doc.getXmlFragment(FRAGMENT).get(0)
  if (!(section instanceof Y.XmlElement)) throw new Error('The note has no section.')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(letterAt(0))])
  section.insert(section.length, [paragraph])
  doc.destroy()
  const [update] = updates
  if (!update || updates.length > 1) throw new Error('The opening should be one update.')
  return update
}

/**
 * The update of one letter typed behind the one before, encoded as Yjs does (version 1): one client with one item, whose
 * content is a string (4) with a left neighbour (bit 8), and no deletions. `number` counts from 0 after the opening.
 */
export function keystroke(clientId: number, number: number): Uint8Array {
  const encoder = encoding.createEncoder()
  const clock = openingLength + number
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeUint8(encoder, 0x84)
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock - 1)
  encoding.writeVarString(encoder, letterAt(number + 1))
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** How many keystrokes a writer whose words reach up to this clock has typed, the opening not counted. */
export const keystrokesUpTo = (clock: number): number => Math.max(0, clock - openingLength)

/** The words of a writer in a document, in the order of typing. */
export function wordsOf(doc: Y.Doc, clientId: number): string {
  const structs = doc.store.clients.get(clientId) ?? []
  return structs
    .map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join('')
}

/** What a writer has written after the opening and so many keystrokes. */
export const wordsAfter = (keystrokes: number): string =>
  Array.from({ length: keystrokes + 1 }, (_, place) => letterAt(place)).join('')
