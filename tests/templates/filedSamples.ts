import { Compartment } from '../../shared/access/vocabulary.ts'
import { Phase } from '../../shared/api/notes.ts'
import { TemplateTechnique } from '../../shared/api/templates.ts'
import type { NoteMark, NoteNode } from '../../shared/note/noteJson.ts'
import { attributesOf, noteSchema } from '../../shared/note/structure.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import type { FiledSection, FiledTemplate } from '../../shared/templates/file/format.ts'
import { childrenAllowed } from '../../shared/templates/file/readContent.ts'
import { builtInTemplates } from '../../shared/templates/index.ts'
import { writtenSections } from '../../shared/templates/written.ts'

/** Numbers from 0 up to 1, as `seeded` gives them. */
export type Chance = () => number
export const pick = <T>(random: Chance, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('There is nothing to choose from.')
  return one
}

const words = [
  'Senses',
  'breath',
  'what was said',
  '{client code}',
  'ünïcödé',
  '🜁🜂',
  '"quoted"',
  'a\\b',
  '…',
  '\t',
  'e\u0301',
]
/** Values of every kind. Each rule picks those that it allows. */
const values: readonly unknown[] = [
  ...[true, false, 0, 1, 2, 3, 4, 7, 25, 70.5, -12, 1_440],
  ...['14:32', '00:00', '2026-11-20', '2024-02-29', '2026-11-20T15:12+01:00', '2026-11-20T15:12Z', '5,15,30', '0'],
  ...words,
]
const addresses = ['https://example.org/a?b=c#d', 'mailto:someone@example.org', 'HTTPS://example.org']

/** The words of a sentence, at random; never empty, and without blanks around it. */
export const sentence = (random: Chance): string =>
  Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(random, words))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim() || 'Words'

function textNode(random: Chance): NoteNode {
  const marks = Object.keys(noteSchema.marks).flatMap((type): NoteMark[] => {
    if (random() < 0.8) return []
    return [type === 'link' ? { type, attrs: { href: pick(random, addresses) } } : { type }]
  })
  return { type: 'text', text: pick(random, words), ...(marks.length > 0 ? { marks } : {}) }
}

/** A part of the text at random, with anything in it that the schema lets stand there, so many levels deep. */
export function nodeAtRandom(random: Chance, type: string, levels: number): NoteNode {
  if (type === 'text') return textNode(random)
  const attrs: Record<string, unknown> = {}
  for (const [name, rule] of Object.entries(attributesOf(type))) {
    if (name === 'id' || random() < 0.6) continue
    attrs[name] = pick(random, [...values, ...(rule.words ?? [])].filter(rule.allows))
  }
  const content = contentAtRandom(random, type, levels)
  return {
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

function contentAtRandom(random: Chance, parent: string, levels: number): NoteNode[] {
  const children = childrenAllowed(parent)
  if (levels === 0 || children.length === 0) return []
  const count = Math.floor(random() * (parent === 'section' ? 6 : 4))
  return Array.from({ length: count }, () => nodeAtRandom(random, pick(random, children), levels - 1))
}

function sectionAtRandom(random: Chance, key: string, levels: number): FiledSection {
  return {
    key,
    title: sentence(random),
    guidance: random() < 0.5 ? null : `${sentence(random)}\n${sentence(random)}`,
    required: random() < 0.5,
    answeredBy: pick(random, [null, 'therapist', 'prescriber']),
    content: contentAtRandom(random, 'section', levels),
  }
}

/**
 * A template at random, as a file has it: without ids and empty cells, its marks in the schema's order, and so many
 * levels deep at most.
 */
export function templateAtRandom(random: Chance, levels = 6): FiledTemplate {
  const sections = Array.from({ length: Math.floor(random() * 5) }, (_, at) =>
    sectionAtRandom(random, `s-${at}`, levels),
  )
  return {
    name: sentence(random),
    description: random() < 0.2 ? '' : sentence(random),
    phase: pick(random, [null, ...Phase.options]),
    technique: pick(random, [null, ...TemplateTechnique.options]),
    compartment: pick(random, Compartment.options),
    sections,
  }
}

let count = 0
const newId = () => `id-${++count}`

/** The templates that come with the program, with the text that a note begins with; its parts are called `id-1` and so on. */
export const builtIns: FiledTemplate[] = builtInTemplates.map(
  ({ name, description, phase, technique, compartment, ...template }) => ({
    name,
    description,
    phase,
    technique,
    compartment,
    sections: writtenSections(template, newId, defaultSettings).map(({ source: _, ...section }) => section),
  }),
)

/** Every node of some content, whatever it is in. */
export const allNodes = (nodes: readonly NoteNode[]): NoteNode[] =>
  nodes.flatMap((node) => [node, ...allNodes(node.content ?? [])])
