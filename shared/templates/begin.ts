import type { PracticeSettings } from '../api/practice.ts'
import { MAX_ATTRIBUTE_LENGTH } from '../note/attributes.ts'
import { childrenOf, type NoteNode } from '../note/noteJson.ts'
import { noteSchema } from '../note/structure.ts'
import { defaultPreset } from '../practice/vitals.ts'
import type { WrittenSection } from './content.ts'
import { type VariableName, variablesIn } from './variables.ts'

/** What the variables of a template say in one note. One that says nothing leaves nothing behind. */
export type VariableValues = Readonly<Record<VariableName, string>>

/**
 * The sections of a new note from those of a template: every part that has an id gets one that nobody has, variables are
 * filled, and what the template leaves to the practice is what the practice wants now. Links to items of a case, which belong
 * to no template, are left out.
 */
export function beginSections(
  sections: readonly WrittenSection[],
  { newId, practice, values }: { newId: () => string; practice: PracticeSettings; values: VariableValues },
): WrittenSection[] {
  const begin = (node: NoteNode): NoteNode => settled(withValues(node, values), practice)
  return sections.map((section) => ({
    ...section,
    title: filled(section.title, values),
    guidance: section.guidance === null ? null : filled(section.guidance, values),
    content: withFreshIds(section.content, newId).map((node) => mapped(node, begin)),
  }))
}

/** The same nodes, each that has an id with a new one, and none that links to an item of a case. */
export const withFreshIds = (nodes: readonly NoteNode[], newId: () => string): NoteNode[] =>
  nodes
    .filter(({ type }) => type !== 'itemLink')
    .map((node) => ({
      ...node,
      ...(hasId(node.type) ? { attrs: { ...node.attrs, id: newId() } } : {}),
      ...(node.content ? { content: withFreshIds(node.content, newId) } : {}),
    }))

/** The same nodes without their ids: for comparing two texts. */
export const withoutIds = (nodes: readonly NoteNode[]): NoteNode[] =>
  nodes.map(({ attrs, content, ...node }) => {
    const { id: _, ...rest } = attrs ?? {}
    return {
      ...node,
      ...(Object.keys(rest).length > 0 ? { attrs: rest } : {}),
      ...(content ? { content: withoutIds(content) } : {}),
    }
  })

const hasId = (type: string): boolean =>
  Object.hasOwn(noteSchema.nodes, type) && Object.hasOwn(noteSchema.nodes[type]?.spec.attrs ?? {}, 'id')

function mapped(node: NoteNode, change: (node: NoteNode) => NoteNode): NoteNode {
  const changed = change(node)
  return changed.content ? { ...changed, content: changed.content.map((child) => mapped(child, change)) } : changed
}

/** What the template leaves to the practice. */
function settled(node: NoteNode, practice: PracticeSettings): NoteNode {
  const { dueAt = null, dueEvery = null } = node.attrs ?? {}
  if (node.type === 'vitals' && dueAt === null && dueEvery === null) {
    const plan = defaultPreset(practice.vitalsPresets)
    return plan ? { ...node, attrs: { ...node.attrs, dueAt: plan.dueAt, dueEvery: plan.dueEvery } } : node
  }
  if (node.type === 'scale' && node.attrs?.instrument === 'pcl5' && (node.attrs.cutPoint ?? null) === null)
    return { ...node, attrs: { ...node.attrs, cutPoint: practice.pcl5CutPoint } }
  return node
}

/**
 * Variables of one line are found in its words as they are read, also where a part of a name is set in bold; the value takes the
 * form of the first letter.
 */
function withValues(node: NoteNode, values: VariableValues): NoteNode {
  const children = childrenOf(node)
  if (!children.some(({ type }) => type === 'text')) return node
  const words = children.map(({ type, text }) => (type === 'text' ? (text ?? '') : '\n')).join('')
  const found = variablesIn(words).filter(({ name }) => name !== null)
  if (found.length === 0) return node
  let at = 0
  const content = children.flatMap((child): NoteNode[] => {
    const [start, length] = [at, child.type === 'text' ? (child.text ?? '').length : 1]
    at += length
    if (child.type !== 'text') return [child]
    const text = between(words, start, start + length, found, values)
    return text === '' ? [] : [{ ...child, text }]
  })
  return { ...node, content }
}

/** The words from one place to another, with the variables that begin there filled and those that began before left out. */
function between(
  words: string,
  start: number,
  end: number,
  found: ReturnType<typeof variablesIn>,
  values: VariableValues,
): string {
  let text = ''
  let at = start
  for (const { from, to, name } of found) {
    if (name === null || to <= start || from >= end) continue
    if (from >= start) text += words.slice(at, from) + values[name]
    at = Math.min(Math.max(to, start), end)
  }
  return text + words.slice(at, end)
}

/** A title or guidance, which a note holds as a value: what is longer than a value may be would not be there at all. */
const filled = (words: string, values: VariableValues): string =>
  between(words, 0, words.length, variablesIn(words), values).slice(0, MAX_ATTRIBUTE_LENGTH)
