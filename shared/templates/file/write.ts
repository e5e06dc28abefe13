import { safeHref } from '../../note/nodes/link.ts'
import { childrenOf, type NoteMark, type NoteNode } from '../../note/noteJson.ts'
import { attributeAllowed, attributesOf, noteSchema } from '../../note/structure.ts'
import { freeKey, keyOf, untitled } from '../content.ts'
import { TemplateSection } from '../template.ts'
import { type FiledSection, type FiledTemplate, FORMAT, FORMAT_VERSION, leftOut } from './format.ts'

/**
 * The file of these templates: JSON with two spaces and a line's end after it. The same templates give the same bytes. What
 * it writes within the bounds of `format.ts` is read again as `filed` has it.
 */
export function writeTemplateFile(templates: readonly FiledTemplate[]): string {
  const file = { format: FORMAT, formatVersion: FORMAT_VERSION, templates: templates.map(filed) }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * A template as files have it, in the one order in which they have it: without ids, cells that are not filled or not as the
 * schema wants them, links to items of a case, links that lead nowhere and signs that are none. Keys that no file may have
 * are made anew. Done twice it gives the same.
 */
export function filed({ name, description, phase, technique, compartment, sections }: FiledTemplate): FiledTemplate {
  const taken = new Set(sections.map(({ key }) => key).filter(isKey))
  return {
    name: oneLine(name),
    description: oneLine(description),
    phase,
    technique,
    compartment,
    sections: sections.map((section) => filedSection(section, taken)),
  }
}

const isKey = (key: string) => TemplateSection.shape.key.safeParse(key).success

function filedSection(section: FiledSection, taken: Set<string>): FiledSection {
  const { key, title, guidance, required, answeredBy, content } = section
  return {
    key: isKey(key) ? key : freeKey(keyOf(key), taken),
    title: oneLine(title) || untitled,
    guidance: plain(guidance ?? '').trim() || null,
    required,
    answeredBy,
    content: filedNodes(content),
  }
}

const filedNodes = (nodes: readonly NoteNode[]): NoteNode[] =>
  nodes.filter((node) => !leftOut.has(node.type)).flatMap((node) => (node.type === 'text' ? words(node) : [part(node)]))

function part(node: NoteNode): NoteNode {
  const attrs = cells(node)
  const content = filedNodes(childrenOf(node))
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

/** The cells that are filled, in the schema's order. */
function cells({ type, attrs = {} }: NoteNode): Record<string, unknown> {
  const filled = Object.keys(attributesOf(type)).flatMap((name): [string, unknown][] => {
    const value = name === 'id' || !Object.hasOwn(attrs, name) ? null : attrs[name]
    if (value === null || !attributeAllowed(type, name, value)) return []
    // JSON has one zero.
    return [[name, typeof value === 'string' ? plain(value) : value === 0 ? 0 : value]]
  })
  return Object.fromEntries(filled)
}

function words({ text = '', marks = [] }: NoteNode): NoteNode[] {
  const written = plain(text)
  if (written === '') return []
  const kept = Object.keys(noteSchema.marks).flatMap((type) => formatting(marks.find((mark) => mark.type === type)))
  return [{ type: 'text', text: written, ...(kept.length > 0 ? { marks: kept } : {}) }]
}

function formatting(mark: NoteMark | undefined): NoteMark[] {
  if (mark === undefined) return []
  if (mark.type !== 'link') return [{ type: mark.type }]
  const href = safeHref(mark.attrs?.href)
  return href === null ? [] : [{ type: mark.type, attrs: { href } }]
}

/** Words without control characters and without halves of signs, which not every store keeps. */
const plain = (words: string) => words.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}/gu, '')

const oneLine = (words: string) =>
  plain(words)
    .replaceAll(/[\uFFFE\uFFFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
