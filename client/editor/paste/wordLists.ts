import { styleOf } from './dom.ts'

/** One paragraph of a list as Word writes it: its list, its depth from 1, and the sign before it. */
interface WordItem {
  readonly paragraph: HTMLElement
  readonly list: string
  readonly level: number
  readonly kind: 'ol' | 'ul'
  /** Of a numbered item. */
  readonly number: number | null
}

/** Deeper than anybody indents; what claims more is brought up to it. */
const DEEPEST = 9

/**
 * Makes lists of Word's paragraphs: it writes every item as a paragraph with its depth in a style (`mso-list:l0 level2
 * lfo1`) and the bullet or number as text in it.
 */
export function makeWordLists(body: HTMLElement): void {
  const paragraphs = [...body.querySelectorAll<HTMLElement>('[style*="mso-list"]')]
  let open: { list: HTMLElement; item: WordItem }[] = []
  let before: Element | null = null
  for (const paragraph of paragraphs) {
    const item = readItem(paragraph)
    if (item === null || !paragraph.isConnected) continue
    // Only what follows at once belongs to the same list; the paragraph before stands in the list by now.
    if (before === null || paragraph.previousElementSibling !== open[0]?.list) open = []
    open = open.filter((one) => one.item.level <= item.level)
    const same = open.at(-1)
    if (same !== undefined && same.item.level === item.level && !isSameList(same.item, item)) open.pop()
    const holder = open.at(-1)
    const line = paragraph.ownerDocument.createElement('li')
    if (holder !== undefined && holder.item.level === item.level) holder.list.append(line)
    else {
      const list = newList(item, paragraph.ownerDocument)
      const parent = holder?.list.lastElementChild
      if (parent == null) paragraph.before(list)
      else parent.append(list)
      list.append(line)
      open.push({ list, item })
    }
    line.append(plainParagraph(paragraph))
    before = line
  }
}

function readItem(paragraph: HTMLElement): WordItem | null {
  const found = /mso-list:(l\d+)level(\d+)/.exec(styleOf(paragraph))
  if (found === null) return null
  const sign = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
    styleOf(span).includes('mso-list:ignore'),
  )
  const written = (sign?.textContent ?? '').trim()
  sign?.remove()
  const isNumbered = /^\(?(\d+|[a-z]|[ivxlcdm]+)[.)]/i.test(written)
  const number = /^\(?(\d+)/.exec(written)?.[1]
  return {
    paragraph,
    list: found[1] ?? '',
    level: Math.min(DEEPEST, Number(found[2])),
    kind: isNumbered ? 'ol' : 'ul',
    number: number === undefined ? null : Number(number),
  }
}

const isSameList = (one: WordItem, other: WordItem) => one.list === other.list && one.kind === other.kind

function newList({ kind, number }: WordItem, document: Document): HTMLElement {
  const list = document.createElement(kind)
  if (kind === 'ol' && number !== null && number !== 1) list.setAttribute('start', String(number))
  return list
}

/** The words of an item without its style; the paragraph leaves its place. */
function plainParagraph(paragraph: HTMLElement): HTMLElement {
  const line = paragraph.ownerDocument.createElement('p')
  line.append(...paragraph.childNodes)
  paragraph.remove()
  return line
}
