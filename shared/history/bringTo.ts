import * as Y from 'yjs'
import type { NoteMark, NoteNode } from '../note/noteJson.ts'
import { readElement, readNode, readText } from '../note/read.ts'
import { FRAGMENT } from '../note/schema.ts'
import { align } from './align.ts'
import { type AuthoredNode, plainOf, sameMarks, withJoinedText } from './authored.ts'
import { readWords } from './readAuthored.ts'
import { attrsKey } from './tokens.ts'
import type { WordAuthors } from './wordAuthors.ts'

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook
type Value = string | number | boolean
type Element = Y.XmlElement<Record<string, Value>>

/** What stands beside each other in a node: an element, or words up to the next one. */
type Wanted = { is: 'element'; node: AuthoredNode } | { is: 'text'; nodes: readonly AuthoredNode[] }

/**
 * Changes a document so that its text is this one, in one transaction, touching as little as it can: parts are known again by
 * their ids, lines by their words, and of a line only the words are written that differ, or that stand there as somebody
 * else's.
 */
export function bringTo(document: Y.Doc, text: AuthoredNode, authors: WordAuthors): void {
  document.transact(() => bringContent(document.getXmlFragment(FRAGMENT), text.content ?? [], authors))
}

function bringContent(parent: Y.XmlFragment, content: readonly AuthoredNode[], authors: WordAuthors): void {
  const present = parent.toArray()
  const wanted = wantedOf(content)
  let at = 0
  let [one, other] = [0, 0]
  let old: Child[] = []
  let next: Wanted[] = []
  const settle = () => {
    at = replace(parent, at, old, next, authors)
    old = []
    next = []
  }
  for (const { op, count } of align(present.map(presentKey), wanted.map(wantedKey))) {
    const olds = op === 'added' ? [] : present.slice(one, one + count)
    const news = op === 'removed' ? [] : wanted.slice(other, other + count)
    one += olds.length
    other += news.length
    if (op === 'same') {
      settle()
      for (const [index, child] of olds.entries()) bring(child, news[index], authors)
      at += count
    } else {
      old.push(...olds)
      next.push(...news)
    }
  }
  settle()
}

function wantedOf(content: readonly AuthoredNode[]): Wanted[] {
  const wanted: Wanted[] = []
  let words: AuthoredNode[] | null = null
  for (const node of content) {
    if (node.type !== 'text') {
      words = null
      wanted.push({ is: 'element', node })
    } else if (words) words.push(node)
    else {
      words = [node]
      wanted.push({ is: 'text', nodes: words })
    }
  }
  return wanted
}

const presentKey = (child: Child): string =>
  child instanceof Y.XmlElement ? elementKey(withJoinedText(readNode(child))) : textKey(readText(asText(child)))
const wantedKey = (one: Wanted): string =>
  one.is === 'element' ? elementKey(plainOf(one.node)) : textKey(one.nodes.map(plainOf))

const elementKey = (node: NoteNode): string =>
  typeof node.attrs?.id === 'string' ? `${node.type} #${node.attrs.id}` : JSON.stringify(sayOf(node))
const textKey = (nodes: readonly NoteNode[]): string => JSON.stringify(nodes.map(sayOf))
const sayOf = (node: NoteNode): unknown => [
  node.type,
  attrsKey(node),
  node.text,
  (node.marks ?? []).map((mark) => [mark.type, attrsKey(mark)]),
  node.content?.map(sayOf),
]

/** Puts what is wanted in the place of what stands from an index on, and returns the index behind it. */
function replace(
  parent: Y.XmlFragment,
  from: number,
  old: readonly Child[],
  wanted: readonly Wanted[],
  authors: WordAuthors,
): number {
  let at = from
  let waiting = [...old]
  for (const one of wanted) {
    const found = waiting.findIndex((child) => isOfKind(child, one))
    if (found >= 0) {
      at = removeAll(parent, at, waiting.slice(0, found))
      bring(waiting[found], one, authors)
      waiting = waiting.slice(found + 1)
    } else parent.insert(at, [made(one)])
    at += 1
  }
  return removeAll(parent, at, waiting)
}

/** An empty text may stay: it says nothing, and whoever types next types into it. */
function removeAll(parent: Y.XmlFragment, from: number, children: readonly Child[]): number {
  let at = from
  for (const child of children) {
    if (child instanceof Y.XmlText && child.length === 0) at += 1
    else parent.delete(at, 1)
  }
  return at
}

const isOfKind = (child: Child, one: Wanted): boolean => {
  if (!(child instanceof Y.XmlElement)) return one.is === 'text'
  // A part with another id is another part, whatever it says.
  const id: unknown = child.getAttribute('id')
  return one.is === 'element' && child.nodeName === one.node.type && typeof id !== 'string'
}

function bring(child: Child | undefined, one: Wanted | undefined, authors: WordAuthors): void {
  if (child instanceof Y.XmlText && one?.is === 'text') bringText(child, one.nodes, authors)
  if (!(child instanceof Y.XmlElement) || one?.is !== 'element') return
  bringAttributes(child as unknown as Element, one.node)
  bringContent(child, one.node.content ?? [], authors)
}

function bringAttributes(element: Element, { attrs = {} }: AuthoredNode): void {
  const present = readElement(element as unknown as Y.XmlElement).attrs ?? {}
  for (const name of Object.keys(present)) if (attrs[name] === undefined) element.removeAttribute(name)
  for (const [name, value] of Object.entries(attrs))
    if (present[name] !== value && isValue(value)) element.setAttribute(name, value)
}

const isValue = (value: unknown): value is Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

function bringText(text: Y.XmlText, nodes: readonly AuthoredNode[], authors: WordAuthors): void {
  const [before, after] = [wordsOf(readWords(text, authors)), wordsOf(nodes)]
  let at = 0
  let [one, other] = [0, 0]
  const keys = (words: readonly Word[]) => words.map(({ said, by }) => `${by} ${said}`)
  for (const { op, count } of align(keys(before), keys(after))) {
    const olds = op === 'added' ? [] : before.slice(one, one + count)
    const news = op === 'removed' ? [] : after.slice(other, other + count)
    one += olds.length
    other += news.length
    if (op === 'removed') text.delete(at, saidBy(olds).length)
    if (op === 'added') text.insert(at, saidBy(news))
    if (op !== 'removed') at += saidBy(news).length
  }
  bringMarks(text, nodes)
}

/** A word, or as much of it as one person wrote. */
interface Word {
  said: string
  by: string
}

const wordLike = /[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu
const wordsOf = (nodes: readonly AuthoredNode[]): Word[] =>
  nodes.flatMap(({ text = '', by = '' }) => (text.match(wordLike) ?? []).map((said) => ({ said, by })))
const saidBy = (words: readonly Word[]): string => words.map(({ said }) => said).join('')

function bringMarks(text: Y.XmlText, nodes: readonly AuthoredNode[]): void {
  const present = readText(text)
  let at = 0
  for (const node of nodes) {
    for (const piece of overlapping(present, at, (node.text ?? '').length)) {
      if (!sameMarks(piece.marks, node.marks))
        text.format(piece.from, piece.length, formatBetween(piece.marks, node.marks))
    }
    at += (node.text ?? '').length
  }
}

function overlapping(nodes: readonly NoteNode[], from: number, length: number) {
  const found: { from: number; length: number; marks: readonly NoteMark[] }[] = []
  let start = 0
  for (const { text = '', marks = [] } of nodes) {
    const first = Math.max(from, start)
    const last = Math.min(from + length, start + text.length)
    if (last > first) found.push({ from: first, length: last - first, marks })
    start += text.length
  }
  return found
}

/** As Yjs takes it: what begins, and null for what ends. */
function formatBetween(before: readonly NoteMark[], after: readonly NoteMark[] = []): Record<string, unknown> {
  return { ...Object.fromEntries(before.map(({ type }) => [type, null])), ...formatOf(after) }
}

const formatOf = (marks: readonly NoteMark[] = []): Record<string, unknown> =>
  Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}]))

function made(one: Wanted): Y.XmlElement | Y.XmlText {
  if (one.is === 'text') {
    const text = new Y.XmlText()
    text.applyDelta(one.nodes.map(({ text: insert = '', marks }) => ({ insert, attributes: formatOf(marks) })))
    return text
  }
  const element: Element = new Y.XmlElement(one.node.type)
  for (const [name, value] of Object.entries(one.node.attrs ?? {}))
    if (isValue(value)) element.setAttribute(name, value)
  element.insert(0, wantedOf(one.node.content ?? []).map(made))
  return element as unknown as Y.XmlElement
}

const asText = (child: Exclude<Child, Y.XmlElement>): Y.XmlText =>
  child instanceof Y.XmlText ? child : new Y.XmlText()
