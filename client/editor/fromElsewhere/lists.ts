import { all, rename, unwrap, withoutStyles, wordsOf, writtenStyle } from './elements.ts'

/** A line of a list whose nesting is written beside it and not in the HTML. */
interface Item {
  level: number
  isOrdered: boolean
  start: string | null
  content: readonly Node[]
}

/** Deeper lists come up to this level: what is deeper than a note can hold would not be taken in at all. */
const DEEPEST = 8
const tooDeep = Array.from({ length: DEEPEST + 1 }, () => ':is(ul, ol)').join(' ')

/** Makes lists of everything that its program shows as one, each inside the line that it belongs to. */
export function tidyLists(body: HTMLElement): void {
  makeLists(all(body, 'p[style*="mso-list"]').filter(isListParagraph), itemOfParagraph)
  makeLists(all(body, '.ListContainerWrapper'), itemsOfWrapper)
  // Google Docs and some mail programs put a list beside the line that it belongs to.
  for (const list of all(body, 'ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling
    if (before?.localName === 'li') before.append(list)
    else wrap(list)
  }
  for (const list of all(body, 'ul, ol')) makeTasks(list)
  for (const list of all(body, tooDeep)) list.replaceWith(...[...list.children].flatMap((item) => [...item.childNodes]))
}

function wrap(list: HTMLElement): void {
  const line = list.ownerDocument.createElement('li')
  list.replaceWith(line)
  line.append(list)
}

/** Word writes a list as paragraphs, with the level in a style and the sign in a part of its own. */
const levelOf = (paragraph: Element) => /mso-list:\s*\S+\s+level(\d+)/i.exec(writtenStyle(paragraph))?.[1]
const isListParagraph = (paragraph: Element): boolean => levelOf(paragraph) !== undefined

function itemOfParagraph(paragraph: HTMLElement): Item[] {
  const [sign] = all(paragraph, '[style*="mso-list"]').filter((part) => /mso-list:\s*ignore/i.test(writtenStyle(part)))
  const words = sign === undefined ? '' : wordsOf(sign)
  sign?.remove()
  const number = /^\(?(?:\d+\.)*(\w{1,5})[.)]$/.exec(words)?.[1]
  const content = paragraph.ownerDocument.createElement('p')
  content.append(...paragraph.childNodes)
  return [
    {
      level: Number(levelOf(paragraph)),
      isOrdered: number !== undefined,
      start: number !== undefined && /^\d+$/.test(number) ? number : null,
      content: [content],
    },
  ]
}

/** Word in the browser writes each line as a list of its own, with the level beside it. */
function itemsOfWrapper(wrapper: HTMLElement): Item[] {
  return all(wrapper, 'li').map((line) => ({
    level: Number(line.dataset.ariaLevel ?? line.getAttribute('aria-level') ?? 1) || 1,
    isOrdered: line.parentElement?.localName === 'ol',
    start: line.parentElement?.getAttribute('start') ?? null,
    content: [...line.childNodes],
  }))
}

/** Puts a list where each run of neighbouring places stands. */
function makeLists(places: readonly HTMLElement[], itemsOf: (place: HTMLElement) => Item[]): void {
  for (const run of runsOf(places)) {
    const [first, ...others] = run
    const lists = nested(run.flatMap(itemsOf), first?.ownerDocument ?? document)
    for (const other of others) other.remove()
    first?.replaceWith(...lists)
  }
}

function runsOf(places: readonly HTMLElement[]): HTMLElement[][] {
  const runs: HTMLElement[][] = []
  let last: HTMLElement | null = null
  for (const place of places) {
    if (last !== null && place.previousElementSibling === last) runs.at(-1)?.push(place)
    else runs.push([place])
    last = place
  }
  return runs
}

/** `inert`: the document that everything here stays in. In the page's own, a picture would load and could run something. */
function nested(items: readonly Item[], inert: Document): HTMLElement[] {
  const outermost: HTMLElement[] = []
  const open: { list: HTMLElement; level: number }[] = []
  for (const { level, isOrdered, start, content } of items) {
    const name = isOrdered ? 'ol' : 'ul'
    while (open.some((one) => one.level > level)) open.pop()
    const same = open.at(-1)
    if (same?.level === level && same.list.localName !== name) open.pop()
    if (open.at(-1)?.level !== level) {
      const list = inert.createElement(name)
      if (start !== null) list.setAttribute('start', start)
      const around = open.at(-1)?.list.lastElementChild
      if (around) around.append(list)
      else outermost.push(list)
      open.push({ list, level })
    }
    const line = inert.createElement('li')
    line.append(...content)
    open.at(-1)?.list.append(line)
  }
  return outermost
}

/** The box of a line to tick: null where the line has none, else whether it is ticked. */
function tickOf(line: Element): boolean | null {
  if (line.getAttribute('role') === 'checkbox') return line.getAttribute('aria-checked') === 'true'
  const box = line.querySelector(':scope > input[type=checkbox], :scope > :is(p, label) > input[type=checkbox]')
  return box === null ? null : box.hasAttribute('checked')
}

/** A list of lines to tick becomes a task list; where only some have a box, it is written before their words. */
function makeTasks(list: HTMLElement): void {
  const lines = [...list.children].filter((child) => child.localName === 'li')
  const ticks = lines.map(tickOf)
  if (ticks.every((tick) => tick === null)) return
  const areAll = ticks.every((tick) => tick !== null)
  if (areAll) (list.localName === 'ul' ? list : rename(list, 'ul')).setAttribute('data-type', 'taskList')
  for (const [index, line] of lines.entries()) {
    const tick = ticks[index]
    if (tick === null || tick === undefined) continue
    // The drawing of the box, and the line that Google Docs strikes through what is done.
    for (const box of all(line, ':scope > img, input[type=checkbox]')) box.remove()
    for (const part of all(line, '[style*="line-through"]')) withoutStyles(part, 'text-decoration')
    for (const label of all(line, ':scope > label')) unwrap(label)
    if (areAll) {
      line.setAttribute('data-type', 'taskItem')
      line.setAttribute('data-checked', String(tick))
    } else (line.querySelector(':scope > p') ?? line).prepend(tick ? '☑ ' : '☐ ')
  }
}
