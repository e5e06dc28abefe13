import { isBlank, rename, styleOf, unwrap } from './dom.ts'
import type { LeftOut } from './leftOut.ts'
import { makeWordLists } from './wordLists.ts'

/** Whether it was copied from Word or Outlook. */
export const isFromWord = (html: string): boolean =>
  /urn:schemas-microsoft-com:office|class="?'?Mso|style=["'][^"']*mso-/i.test(html)

/** Makes plain HTML of what Word writes: its lists, titles, quotes, footnotes, comments and tracked changes. */
export function cleanWord(body: HTMLElement, left: LeftOut): void {
  takeOutDeletions(body, left)
  takeOutComments(body, left)
  plainFootnotes(body)
  makeWordLists(body)
  for (const title of body.querySelectorAll('p.MsoTitle')) rename(title, 'h1')
  for (const title of body.querySelectorAll('p.MsoSubtitle')) rename(title, 'h4')
  for (const quote of body.querySelectorAll('p.MsoQuote, p.MsoIntenseQuote')) {
    const block = body.ownerDocument.createElement('blockquote')
    quote.replaceWith(block)
    block.append(quote)
  }
  for (const span of body.querySelectorAll('span')) {
    const style = styleOf(span)
    if (style.includes('mso-tab-count') || style.includes('mso-spacerun')) span.replaceWith(' ')
  }
  // Elements of Office's own: smart tags, fields, the mark at a paragraph's end.
  for (const element of [...body.querySelectorAll('*')].reverse()) if (element.tagName.includes(':')) unwrap(element)
  // Word makes space with empty paragraphs; a note has its own.
  for (const line of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    if (isBlank(line) && line.querySelector('img') === null && line.parentElement?.tagName !== 'TD') line.remove()
  }
}

/** Track changes: what was inserted stays, what was deleted goes. */
function takeOutDeletions(body: HTMLElement, left: LeftOut): void {
  for (const passage of body.querySelectorAll('del, .msoDel')) {
    if (!passage.isConnected) continue
    const line = passage.closest('p, li, h1, h2, h3, h4, h5, h6')
    if (!isBlank(passage) && !isGoneOn(passage)) left.deletions += 1
    passage.classList.add('gone')
    if (line !== null && [...line.querySelectorAll('.gone')].map(textIn).join('') === textIn(line)) line.remove()
  }
  for (const passage of body.querySelectorAll('.gone')) passage.remove()
  for (const passage of body.querySelectorAll('ins, .msoIns')) unwrap(passage)
}

const textIn = (node: Node) => (node.textContent ?? '').trim()

/** Word cuts one deletion into several elements, one for each change of formatting. */
const isGoneOn = (passage: Element): boolean => {
  const before = passage.previousSibling
  return before instanceof Element && before.classList.contains('gone')
}

function takeOutComments(body: HTMLElement, left: LeftOut): void {
  const isOf = (element: Element, part: string) => styleOf(element).includes(part)
  const lists = [...body.querySelectorAll('div')].filter((div) => isOf(div, 'mso-element:comment-list'))
  const anchors = body.querySelectorAll('a.msocomanchor')
  const texts = lists.flatMap((list) => [...list.querySelectorAll('.msocomtxt')])
  left.comments += Math.max(anchors.length, texts.length)
  for (const list of lists) list.remove()
  for (const sign of body.querySelectorAll('.MsoCommentReference, a.msocomanchor')) sign.remove()
}

/** A footnote's number stays in the text and before its words; a note leads to no place in itself. */
function plainFootnotes(body: HTMLElement): void {
  for (const link of body.querySelectorAll('a[href*="#_ftn"], a[href*="#_edn"]')) unwrap(link)
  for (const list of body.querySelectorAll('div')) {
    if (!/mso-element:(footnote|endnote)-list/.test(styleOf(list))) continue
    for (const line of list.querySelectorAll('hr')) line.remove()
  }
}
