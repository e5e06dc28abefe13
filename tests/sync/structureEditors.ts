import type { Editor } from '@tiptap/core'
import { onTestFinished } from 'vitest'
import type { Note } from '../../shared/api/notes.ts'
import { type clinic, newNote, type TestMember } from '../support/actors.ts'
import { insertAt, openEditor } from '../support/editors.ts'
import { connect, type TestClient } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, apart, back, heldOf } from './pair.ts'

/** Somebody with a note open in a real editor, over a real socket. */
export interface Page {
  member: TestMember
  client: TestClient
  editor: Editor
  /** How often this page has changed the document by itself. */
  writes(): number
}

export type People = Awaited<ReturnType<typeof clinic>>

async function openPage(member: TestMember, note: Note, editable: boolean): Promise<Page> {
  const client = connect(member, note)
  await client.synced()
  let writes = 0
  client.doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== client.provider) writes++
  })
  const editor = openEditor(client.doc, { editable, name: member.name })
  onTestFinished(() => editor.destroy())
  return { member, client, editor, writes: () => writes }
}

/**
 * An author and a colleague in a fresh note with this content at its beginning, and a reader, whose editor must never
 * write.
 */
export async function openTogether(people: People, content: readonly unknown[]) {
  const note = await newNote(people.lead, people.caseId)
  const author = await openPage(people.lead, note, true)
  const colleague = await openPage(people.cotherapist, note, true)
  const reader = await openPage(people.supervisor, note, false)
  for (const node of content.toReversed()) insertAt(author.editor, 1, node)
  await author.client.allSaved()
  await alike(author.client, colleague.client, reader.client)
  return { note, author, colleague, reader }
}
export type Together = Awaited<ReturnType<typeof openTogether>>

export const orders = ['words first', 'structure first'] as const

/** The author and the colleague each do something without knowing of the other, and come back in this order. */
export async function atTheSameMoment(
  { author, colleague, reader }: Together,
  order: (typeof orders)[number],
  acts: { author: (editor: Editor) => void; colleague: (editor: Editor) => void },
): Promise<void> {
  const before = [author.writes(), colleague.writes()]
  apart(author.client, colleague.client)
  acts.author(author.editor)
  acts.colleague(colleague.editor)
  if (author.writes() === before[0] || colleague.writes() === before[1]) throw new Error('Both have to do something.')
  const [first, second] = order === 'words first' ? [author, colleague] : [colleague, author]
  await back(first.client)
  await back(second.client)
  await alike(author.client, colleague.client, reader.client)
}

/** Where words end in an editor's text. Throws where they are not. */
export function endOf(editor: Editor, words: string): number {
  let place: number | undefined
  editor.state.doc.descendants((node, at) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (index >= 0) place = at + index + words.length
  })
  if (place === undefined) throw new Error(`The note does not say “${words}”.`)
  return place
}

/** Puts the caret behind words, or before them. */
export function caretAt(editor: Editor, words: string, side: 'before' | 'behind' = 'behind'): void {
  const end = endOf(editor, words)
  editor.commands.setTextSelection(side === 'behind' ? end : end - words.length)
}

/** All that is said in a note's text and in one author's held words. */
export async function saidOrHeld({ author, note }: Together): Promise<{ said: string; held: string[] }> {
  const held = await heldOf(author.member, note)
  return { said: author.editor.state.doc.textContent, held: held.map(({ text }) => text) }
}

/** All editors show the same, and what they show fits the schema as it stands. */
export async function agree({ author, colleague, reader }: Together): Promise<void> {
  const pages = [author, colleague, reader]
  await until('all editors show the same', () => {
    const shown = new Set(pages.map(({ editor }) => JSON.stringify(editor.getJSON())))
    return shown.size === 1
  })
  for (const { editor } of pages) editor.state.doc.check()
}
