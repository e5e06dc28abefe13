import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { readAttributes } from '../../shared/note/attributes.ts'
import { deriveDose } from '../../shared/note/blocks/dose/derive.ts'
import { blockKinds } from '../../shared/note/blocks/registry.ts'
import { momentOrder } from '../../shared/note/blocks/timeline/derive.ts'
import { momentRules } from '../../shared/note/blocks/timeline/schema.ts'
import { type ClockReading, readingOf } from '../../shared/note/clock.ts'
import { sectionRules } from '../../shared/note/nodes/section.ts'
import { templateParts } from '../../shared/note/nodes/templateParts.ts'
import { untitled } from '../../shared/templates/content.ts'

/** A section as the outline shows it. */
export interface OutlineItem {
  readonly id: string
  readonly title: string
  readonly required: boolean
  readonly empty: boolean
  /** A note has to say something here, and does not yet. What a template leaves open is not missing. */
  readonly missing: boolean
  /** Something that was carried over stands in it and waits for an answer. */
  readonly waits: boolean
}

/** What is known of the whole note, kept up with every change so that no block has to look at the others. */
interface NoteDisplay {
  readonly timeZero: string | null
  /** The same with the stamp of its writing, from which T+min is counted. */
  readonly zero: ClockReading | null
  readonly outline: readonly OutlineItem[]
  /** The id of the section that holds the caret. */
  readonly current: string | null
}

interface DisplayState extends NoteDisplay {
  readonly decorations: DecorationSet
}

const displayKey = new PluginKey<DisplayState>('noteDisplay')
const nothing: NoteDisplay = { timeZero: null, zero: null, outline: [], current: null }

/** The note's T+0, outline and current section. The same objects for as long as nothing of them changes. */
export const displayOf = (state: EditorState): NoteDisplay => displayKey.getState(state) ?? nothing

/**
 * Draws what follows from the whole note and stands nowhere in it: which sections are empty and which holds the caret,
 * and in what order a timeline's moments are shown. It only reads: nothing here ever changes the text.
 */
export const Display = Extension.create({
  name: 'noteDisplay',
  addProseMirrorPlugins: () => [
    new Plugin<DisplayState>({
      key: displayKey,
      state: {
        init: (_, state) => look(state, nothing),
        apply: (transaction, before, _, state) =>
          transaction.docChanged || transaction.selectionSet ? look(state, before) : before,
      },
      props: { decorations: (state) => displayKey.getState(state)?.decorations },
    }),
  ],
})

function look(state: EditorState, before: NoteDisplay): DisplayState {
  const decorations: Decoration[] = []
  const outline: OutlineItem[] = []
  let current: string | null = null
  state.doc.forEach((section, at) => {
    if (section.type.name !== 'section') return
    const { id, title, required } = readAttributes(sectionRules, section.attrs)
    const empty = isEmpty(section)
    const item = {
      id: id ?? '',
      title: title ?? titleIn(section),
      required: required === true,
      empty,
      missing: required === true && empty && title !== null,
      waits: waits(section),
    }
    outline.push(item)
    const isCurrent = state.selection.head > at && state.selection.head < at + section.nodeSize
    if (isCurrent) current = item.id
    const states = [item.empty ? 'isEmpty' : '', isCurrent ? 'isCurrent' : ''].filter((name) => name !== '')
    if (states.length > 0) decorations.push(Decoration.node(at, at + section.nodeSize, { class: states.join(' ') }))
    section.forEach((block, offset) => {
      decorations.push(...rowDecorations(block, at + 1 + offset, state.selection.head))
    })
  })
  const zero = zeroIn(state.doc)
  const isSameZero = before.zero?.at === zero?.at && before.zero?.recordedAt === zero?.recordedAt
  return {
    timeZero: zero?.at ?? null,
    zero: isSameZero ? before.zero : zero,
    current,
    outline: isSameOutline(before.outline, outline) ? before.outline : outline,
    decorations: DecorationSet.create(state.doc, decorations),
  }
}

/** T+0 by the first dose block that was given. */
function zeroIn(doc: Node): ClockReading | null {
  for (const section of doc.children)
    for (const block of section.children) {
      const zero = block.type.name === 'dose' ? deriveDose(block.toJSON()).zero : null
      if (zero !== null) return zero
    }
  return null
}

/** Lines without words show what to write there, and which row somebody is in; rows that have a time are ordered by it, for the eye only. */
function rowDecorations(block: Node, at: number, head: number): Decoration[] {
  if (!blockKinds.has(block.type.name)) return []
  const places = new Map(orderOf(block).map((index, place) => [index, place]))
  const decorations: Decoration[] = []
  block.forEach((row, offset, index) => {
    const from = at + 1 + offset
    const isWordless = row.isTextblock && row.content.size === 0
    const isHere = head > from && head < from + row.nodeSize
    const states = [isWordless ? 'isWordless' : '', isHere ? 'isHere' : ''].filter((name) => name !== '')
    decorations.push(
      Decoration.node(from, from + row.nodeSize, {
        style: `order: ${places.get(index) ?? index}`,
        ...(states.length > 0 ? { class: states.join(' ') } : {}),
      }),
    )
    if (row.isTextblock) return
    row.forEach((line, lineOffset) => {
      const start = from + 1 + lineOffset
      if (line.content.size === 0)
        decorations.push(Decoration.node(start, start + line.nodeSize, { class: 'isWordless' }))
    })
  })
  return decorations
}

/** The indexes of a block's rows in the order in which they are shown. */
function orderOf(block: Node): readonly number[] {
  if (block.type.name !== 'timeline' && block.type.name !== 'vitals') return block.children.map((_, index) => index)
  return momentOrder(block.children.map((row) => readingOf(readAttributes(momentRules, row.attrs))))
}

/** The words of a template's section that are its title. */
const titleIn = (section: Node): string =>
  section.children
    .filter(({ type }) => type.name === 'sectionTitle')
    .map(({ textContent }) => textContent.trim())
    .filter((words) => words !== '')
    .join(' ') || untitled

function isEmpty(section: Node): boolean {
  return section.children.every((block) => {
    if (templateParts.includes(block.type.name)) return true
    const kind = blockKinds.get(block.type.name)
    return kind === undefined ? isWordless(block) : kind.isEmpty(block.toJSON())
  })
}

const waits = (section: Node): boolean =>
  section.children.some(({ type: { name }, children }) => {
    if (name === 'medicines') return children.some(({ attrs }) => attrs.carriedFrom !== null)
    return (name === 'progress' || name === 'openActions') && children.length > 0
  })

function isWordless(block: Node): boolean {
  let wordless = true
  block.descendants((node) => {
    if (node.isText && node.text?.trim() !== '') wordless = false
    return wordless
  })
  return wordless
}

const isSameOutline = (one: readonly OutlineItem[], other: readonly OutlineItem[]) =>
  one.length === other.length &&
  one.every((item, index) => {
    const match = other[index]
    return (
      match !== undefined &&
      item.id === match.id &&
      item.title === match.title &&
      item.required === match.required &&
      item.empty === match.empty &&
      item.missing === match.missing &&
      item.waits === match.waits
    )
  })
