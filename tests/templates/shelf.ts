import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Note } from '../../shared/api/notes.ts'
import { LibrarySection, NewTemplate, Template, Templates } from '../../shared/api/templates.ts'
import { elementOf } from '../../shared/note/create.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { keyOf, sectionWith } from '../../shared/templates/content.ts'
import type { TestMember } from '../support/actors.ts'
import { connect, type TestClient } from '../support/sockets.ts'

/** What tests of templates do, each by the outside of the server. */

export async function begin(member: TestMember, given: Record<string, unknown> = {}): Promise<NewTemplate> {
  const response = await member.call('POST', '/api/templates', { name: 'Ours', phase: 'session', ...given })
  expect(response.status).toBe(201)
  return NewTemplate.parse(await response.json())
}

export async function publish(member: TestMember, id: string, summary = 'A sentence.'): Promise<number> {
  const response = await member.call('POST', `/api/templates/${id}/publish`, { summary })
  expect(response.status).toBe(201)
  return (await response.json()).version
}

export const share = (member: TestMember, id: string, sharing: Record<string, unknown>): Promise<Response> =>
  member.call('PUT', `/api/templates/${id}/sharing`, sharing)

export const templateFor = async (member: TestMember, id: string): Promise<Template> =>
  Template.parse(await (await member.call('GET', `/api/templates/${id}`)).json())

export const shelfOf = async (member: TestMember): Promise<Template[]> =>
  Templates.parse(await (await member.call('GET', '/api/templates')).json()).items

/** Opens a template's document over a socket. */
export async function write(member: TestMember, template: NewTemplate): Promise<TestClient> {
  const client = connect(member, template)
  await client.synced()
  return client
}

const sectionsIn = (doc: Y.Doc): Y.XmlElement[] =>
  doc
    .getXmlFragment(FRAGMENT)
    .toArray()
    .filter((node) => node instanceof Y.XmlElement)

/** Types into the first part of this kind in a section: its title, its guidance, or its first paragraph. */
export function type(
  doc: Y.Doc,
  section: number,
  part: 'sectionTitle' | 'guidance' | 'paragraph',
  words: string,
): void {
  const node = sectionsIn(doc)
    [section]?.toArray()
    .find((child) => child instanceof Y.XmlElement && child.nodeName === part)
  if (!(node instanceof Y.XmlElement)) throw new Error(`The section has no ${part}.`)
  const [text] = node.toArray()
  if (text instanceof Y.XmlText) text.insert(text.length, words)
  else node.insert(0, [new Y.XmlText(words)])
}

/** Adds a section behind the others. */
export function addSection(
  doc: Y.Doc,
  title: string,
  words = '',
  required = false,
  source: string | null = null,
): void {
  const content = [{ type: 'paragraph', ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) }]
  const written = { key: keyOf(title), title, guidance: null, required, answeredBy: null, source, content }
  doc.getXmlFragment(FRAGMENT).push([elementOf(sectionWith(written, () => crypto.randomUUID()))])
}

/** Removes a section. */
export function removeSection(doc: Y.Doc, section: number): void {
  doc.getXmlFragment(FRAGMENT).delete(section, 1)
}

export async function noteFrom(
  member: TestMember,
  caseId: string,
  templateId: string,
  more: Record<string, unknown> = {},
): Promise<Note> {
  const response = await member.call('POST', `/api/cases/${caseId}/notes`, { templateId, ...more })
  expect([200, 201]).toContain(response.status)
  return response.json()
}

export const markdownOf = async (member: TestMember, noteId: string): Promise<string> =>
  (await member.call('GET', `/api/notes/${noteId}/export?format=markdown`)).text()

/** Saves a section of a template to the library, as it is on disk. */
export async function saveSectionOf(
  member: TestMember,
  templateId: string,
  doc: Y.Doc,
  section: number,
  name = 'A section of ours',
): Promise<LibrarySection> {
  const sectionId = sectionsIn(doc)[section]?.getAttribute('id')
  const response = await member.call('POST', '/api/library-sections', { templateId, sectionId, name })
  expect(response.status).toBe(201)
  return LibrarySection.parse(await response.json())
}
