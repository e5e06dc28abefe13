import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { type AttributeRules, MAX_ATTRIBUTE_LENGTH } from './attributes.ts'
import { blockRules } from './blocks/nodes.ts'
import { headingRules } from './nodes/heading.ts'
import { itemLinkRules } from './nodes/itemLink.ts'
import { linkRules } from './nodes/link.ts'
import { orderedListRules, taskItemRules } from './nodes/lists.ts'
import { sectionRules } from './nodes/section.ts'
import { FRAGMENT, noteExtensions } from './schema.ts'

/** The schema as ProseMirror has it. The questions below are answered from it, so that they cannot drift apart. */
export const noteSchema: Schema = getSchema(noteExtensions)

/** Nodes inside nodes, at most. Thirty levels of lists fit; what is deeper was never typed. */
export const MAX_DEPTH = 64

const ruleBook: Readonly<Record<string, AttributeRules>> = {
  section: sectionRules,
  heading: headingRules,
  orderedList: orderedListRules,
  taskItem: taskItemRules,
  itemLink: itemLinkRules,
  ...blockRules,
}

/** Nothing here is looked up on a prototype: a node or an attribute may be called `constructor` by whoever sends it. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** Whether an element of this name may stand in a note at all. `text` is no element, and `doc` is the root itself. */
export function isNode(name: string): boolean {
  return name !== 'doc' && name !== 'text' && own(noteSchema.nodes, name) !== undefined
}

/**
 * Whether a child may stand in a parent. The parent is a node's name, or the fragment's (`default`) for the root; the
 * child is a node's name, or `text` for a text type. Since content is made of plain sets, a pair that fits fits always.
 */
export function mayContain(parent: string, child: string): boolean {
  const parentType = own(noteSchema.nodes, parent === FRAGMENT ? 'doc' : parent)
  const childType = own(noteSchema.nodes, child)
  if (parentType === undefined || childType === undefined) return false
  return parentType.contentMatch.matchType(childType) !== null
}

/** Whether a node may have this value in this attribute. A null is an attribute that was emptied, and always may. */
export function attributeAllowed(node: string, key: string, value: unknown): boolean {
  const type = isNode(node) ? own(noteSchema.nodes, node) : undefined
  if (type === undefined || own(type.spec.attrs ?? {}, key) === undefined) return false
  if (value === null) return true
  const rule = own(attributesOf(node), key)
  return rule === undefined ? isPrimitive(value) : rule.allows(value)
}

/** What the attributes of a node may hold, by their names; none for a node that nobody knows. */
export const attributesOf = (node: string): AttributeRules => own(ruleBook, node) ?? {}

/** The same of formatting. */
export const attributesOfMark = (key: string): AttributeRules => (key === 'link' ? linkRules : {})

/**
 * Whether a piece of text may carry this formatting. No mark of a note may overlap itself, so that there are no more keys
 * than marks: the binding would write one that may under a key for each value, and a text with many keys is costly to read.
 */
export const isMark = (key: string): boolean => own(noteSchema.marks, key) !== undefined

/**
 * Whether formatting may have this value: null where it ends, else the mark's attributes. A link's address is not judged
 * here: whatever leads elsewhere than https or mailto is inert wherever it is shown.
 */
export function formatAllowed(key: string, value: unknown): boolean {
  if (!isMark(key)) return false
  if (value === null || value === true) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const rules = attributesOfMark(key)
  return Object.entries(value).every(
    ([name, part]) => own(rules, name) !== undefined && (part === null || own(rules, name)?.allows(part) === true),
  )
}

function isPrimitive(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= MAX_ATTRIBUTE_LENGTH
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}
