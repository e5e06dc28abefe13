import type { MoveChange } from '../api/templates.ts'
import type { AuthoredNode } from '../history/authored.ts'
import { plainOf } from '../history/authored.ts'
import { readAttributes } from '../note/attributes.ts'
import { blockNames } from '../note/blocks/nodes.ts'
import { blockOffers } from '../note/blocks/offers.ts'
import { noteSection } from '../note/create.ts'
import { sectionRules } from '../note/nodes/section.ts'
import { childrenOf, isWordless, type NoteNode } from '../note/noteJson.ts'
import { defaultSettings } from '../practice/defaults.ts'
import { differencesOf, sameText } from './compare.ts'
import type { WrittenSection } from './content.ts'

/** The texts of a template that a draft moves between, each as a note would begin with it now. */
export interface Versions {
  from: readonly WrittenSection[]
  to: readonly WrittenSection[]
}

/**
 * A draft as it is after it moved to a newer version of its template, and what becomes of each section. Whatever somebody
 * wrote stays where it is: a section in which something stands keeps all of it, and gets the blocks that are new; one that is as the
 * template made it becomes what the newer version makes of it. What is written in a section that was the prescriber's to answer for
 * stays the prescriber's, whatever the newer version says. The order of what is there stays.
 */
export function moveText(
  note: AuthoredNode,
  { from, to }: Versions,
  newId: () => string,
): { text: AuthoredNode; changes: MoveChange[] } {
  const [earlier, later] = [byKey(from), byKey(to)]
  const changes: MoveChange[] = []
  const seen = new Set<string>()
  const content: AuthoredNode[] = []
  for (const node of note.content ?? []) {
    const { key, title } = readAttributes(sectionRules, node.attrs)
    const [was, becomes] = key === null ? [] : [earlier.get(key), later.get(key)]
    if (node.type !== 'section' || key === null || seen.has(key) || (was === undefined && becomes === undefined)) {
      content.push(node)
      continue
    }
    seen.add(key)
    if (becomes !== undefined) {
      const moved = moveSection(node, was, becomes, newId)
      content.push(moved.node)
      if (moved.says.length > 0) changes.push({ key, title: becomes.title, change: 'changed', says: moved.says })
    } else if (isAsBegun(node, was)) {
      changes.push({ key, title: title ?? '', change: 'removed', says: ['Nothing is written in it'] })
    } else {
      const { attrs } = node
      content.push(was?.answeredBy === 'prescriber' ? { ...node, attrs: { ...attrs, answeredBy: 'prescriber' } } : node)
      changes.push({ key, title: title ?? '', change: 'kept', says: ['Gone from the template; what is written stays'] })
    }
  }
  to.forEach((section, index) => {
    if (seen.has(section.key)) return
    const before = new Set(to.slice(0, index).map(({ key }) => key))
    const at = content.findLastIndex((node) => before.has(readAttributes(sectionRules, node.attrs).key ?? ''))
    content.splice(at + 1, 0, noteSection(section, newId))
    changes.push({ key: section.key, title: section.title, change: 'added', says: ['New section'] })
  })
  return { text: { ...note, content }, changes }
}

const byKey = (sections: readonly WrittenSection[]) => new Map(sections.map((section) => [section.key, section]))

function moveSection(
  node: AuthoredNode,
  was: WrittenSection | undefined,
  newer: WrittenSection,
  newId: () => string,
): { node: AuthoredNode; says: string[] } {
  const present = sectionIn(node, newer)
  const isBegun = isAsBegun(node, was)
  const isPrescribers = present.answeredBy === 'prescriber' || was?.answeredBy === 'prescriber'
  const becomes: WrittenSection = isPrescribers && !isBegun ? { ...newer, answeredBy: 'prescriber' } : newer
  const heads = differencesOf(present, { ...becomes, content: present.content })
  const { attrs, content } = noteSection(becomes, newId)
  const moved = { ...node, attrs: { ...node.attrs, ...attrs, id: node.attrs?.id } }
  if (isBegun) {
    if (sameText(present, becomes)) return { node: moved, says: heads }
    return { node: { ...moved, content: content ?? [] }, says: [...heads, 'Text and blocks'] }
  }
  const added = newBlocks(childrenOf(plainOf(node)), was?.content ?? [], becomes.content)
  const stays = was !== undefined && !sameText(was, becomes) ? ['What is written stays as it is'] : []
  if (added.length === 0) return { node: moved, says: [...heads, ...(heads.length > 0 ? [] : stays)] }
  return {
    node: { ...moved, content: [...(node.content ?? []), ...added] },
    says: [...heads, ...added.map((block) => `Gets: ${labelOf(block)}`), ...stays],
  }
}

/** A section of a note as a template would have it. */
function sectionIn(node: AuthoredNode, like: WrittenSection): WrittenSection {
  const { title, guidance, required, answeredBy, source } = readAttributes(sectionRules, node.attrs)
  return {
    key: like.key,
    title: title ?? '',
    guidance,
    required: required === true,
    answeredBy: answeredBy === 'therapist' || answeredBy === 'prescriber' ? answeredBy : null,
    source,
    content: childrenOf(plainOf(node)),
  }
}

/** Whether a section holds what its template put there and nothing else: no word, no cell, nothing carried over. */
function isAsBegun(node: AuthoredNode, was: WrittenSection | undefined): boolean {
  const children = childrenOf(plainOf(node))
  if (children.every((child) => !blockNames.includes(child.type) && isWordless(child))) return true
  return was !== undefined && sameText(sectionIn(node, was), was)
}

/** The blocks that the newer version has and the older one had not, as far as the section has none like them. */
function newBlocks(
  present: readonly NoteNode[],
  earlier: readonly NoteNode[],
  later: readonly NoteNode[],
): readonly NoteNode[] {
  const known = new Set([...present, ...earlier].filter(isBlock).map(whichBlock))
  return later.filter((node) => isBlock(node) && !known.has(whichBlock(node)))
}

const isBlock = ({ type }: NoteNode): boolean => blockNames.includes(type)

/** Which scale, list or decision it is, where one kind of block stands for several. */
const whichBlock = ({ type, attrs }: NoteNode): string =>
  [type, attrs?.instrument ?? attrs?.list ?? attrs?.matter ?? ''].join(' ')

/** What a block is called where it is offered. */
const labelOf = (block: NoteNode): string =>
  blockOffers.find(({ make }) => whichBlock(make(() => 'new', defaultSettings)) === whichBlock(block))?.label ??
  block.type
