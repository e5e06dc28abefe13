import { all, holdsBlocks, isBlock, rename, unwrap, withoutStyles, wordsOf, writtenStyle } from './elements.ts'
import { countLeftOut, type LeftOut } from './leftOut.ts'
import { tidyLinks } from './links.ts'
import { tidyLists } from './lists.ts'
import { tidyTables } from './tables.ts'

/**
 * What other programs copy, as the HTML that a note's schema reads: paragraphs, headings, lists, quotes, tables, links and
 * the simple marks. Words are never dropped without being counted in `left`. Nothing in the HTML is loaded or run.
 */
export function cleanPaste(html: string): { html: string; left: LeftOut } {
  // A part of a table is no table to a parser, which would drop its cells.
  const isPartOfTable = /^\s*(<meta[^>]*>\s*)?<(tr|td|th|tbody|thead)\b/i.test(html)
  const { body } = new DOMParser().parseFromString(isPartOfTable ? `<table>${html}</table>` : html, 'text/html')
  const left: LeftOut = new Map()
  removeNoise(body)
  leaveOutMarked(body, left)
  tidyLists(body)
  leaveOutPictures(body, left)
  tidyLinks(body)
  tidyHeadings(body)
  tidyQuotes(body)
  tidyTables(body)
  tidyWords(body)
  removeEmptyLines(body)
  return { html: body.innerHTML, left }
}

/** What never was words: styles, scripts, and what Word keeps for itself in comments. */
function removeNoise(body: HTMLElement): void {
  for (const part of all(body, 'style, script, noscript, template, meta, link, title, xml')) part.remove()
  const comments = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT)
  for (let comment = comments.nextNode(); comment !== null; comment = comments.nextNode())
    comment.parentNode?.removeChild(comment)
  // Google Docs wraps everything in a bold that is not.
  for (const mark of all(body, 'b, strong, i, em, u, span')) if (holdsBlocks(mark)) unwrap(mark)
}

/** What the author of a text took out of it or wrote beside it. */
function leaveOutMarked(body: HTMLElement, left: LeftOut): void {
  const take = (kind: Parameters<typeof countLeftOut>[1], parts: readonly HTMLElement[]) => {
    for (const part of parts) {
      if (!body.contains(part)) continue
      if (wordsOf(part) !== '') countLeftOut(left, kind)
      part.remove()
    }
  }
  const isStyled = (style: RegExp) => (part: Element) => style.test(writtenStyle(part))
  take('deletion', all(body, 'del[cite], del[datetime], .msoDel'))
  for (const list of all(body, '[style*="comment-list"]')) list.remove()
  take('comment', all(body, 'a.msocomanchor'))
  for (const frame of all(body, '[style*="mso-special-character"]').filter(isStyled(/character:\s*comment/i)))
    frame.remove()
  take('hidden', all(body, '[style]').filter(isStyled(/display:\s*none|mso-hide:\s*all/i)))
  for (const kept of all(body, 'ins')) unwrap(kept)
}

function leaveOutPictures(body: HTMLElement, left: LeftOut): void {
  for (const picture of all(body, 'img, svg, canvas')) {
    const alt = picture.getAttribute('alt') ?? ''
    // Some programs draw their emoji, and count who reads a letter with a picture of one dot.
    if (/^\p{Extended_Pictographic}/u.test(alt)) picture.replaceWith(alt)
    else if (picture.getAttribute('width') !== '1') countLeftOut(left, 'picture')
    picture.remove()
  }
  for (const media of all(body, 'video, audio, iframe, object, embed')) {
    countLeftOut(left, 'media')
    media.remove()
  }
}

/** The highest heading of what is pasted becomes the highest of a section, and the others follow in their order. */
function tidyHeadings(body: HTMLElement): void {
  const found = all(body, 'h1, h2, h3, h4, h5, h6, p.MsoTitle, [role=heading]').map((heading) => ({
    heading,
    rank: rankOf(heading),
  }))
  const ranks = [...new Set(found.map(({ rank }) => rank))].sort((one, other) => one - other)
  for (const { heading, rank } of found) {
    for (const bold of all(heading, 'b, strong')) unwrap(bold)
    for (const part of all(heading, '[style]')) withoutStyles(part, 'font-weight')
    // The schema reads h3, h4 and h5 as its three levels: above them stand the note's title and the section's.
    rename(heading, `h${3 + Math.min(2, ranks.indexOf(rank))}`)
  }
}

function rankOf(heading: HTMLElement): number {
  if (heading.classList.contains('MsoTitle')) return 0
  return Number(heading.getAttribute('aria-level') ?? heading.localName.slice(1)) || 1
}

/** Word's quotes are paragraphs of a style; neighbours are one quote. */
function tidyQuotes(body: HTMLElement): void {
  for (const line of all(body, 'p.MsoQuote, p.MsoIntenseQuote')) {
    const before = line.previousElementSibling
    const quote = before?.localName === 'blockquote' ? before : body.ownerDocument.createElement('blockquote')
    if (quote !== before) line.replaceWith(quote)
    quote.append(line)
  }
  for (const quote of all(body, 'blockquote blockquote blockquote blockquote')) unwrap(quote)
}

const raised: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ'][at] ?? sign]),
)
const lowered: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋'][at] ?? sign]),
)

function tidyWords(body: HTMLElement): void {
  // A note has no raised text: 10² must not become 102.
  for (const part of all(body, 'sup, span[style*="vertical-align"]'))
    if (part.localName === 'sup' || /vertical-align:\s*super/i.test(writtenStyle(part))) shift(part, raised)
  for (const part of all(body, 'sub, span[style*="vertical-align"]'))
    if (part.localName === 'sub' || /vertical-align:\s*sub/i.test(writtenStyle(part))) shift(part, lowered)
  for (const space of all(body, '[style*="mso-spacerun"], [style*="mso-tab-count"]'))
    if (wordsOf(space) === '') space.replaceWith(' ')
  for (const field of all(body, 'input:not([type=checkbox], [type=radio], [type=hidden])'))
    field.replaceWith(field.getAttribute('value') ?? '')
  for (const lines of all(body, 'pre')) keepLines(lines)
}

function shift(part: Element, signs: Readonly<Record<string, string>>): void {
  const words = wordsOf(part)
  if (words !== '' && [...words].every((sign) => Object.hasOwn(signs, sign)))
    part.replaceWith([...words].map((sign) => signs[sign]).join(''))
}

/** Written line by line: each line end is one in the note. */
function keepLines(written: HTMLElement): void {
  const lines = (written.textContent ?? '').replace(/\n$/, '').split('\n')
  const line = written.ownerDocument.createElement('p')
  for (const [index, words] of lines.entries())
    line.append(...(index > 0 ? [written.ownerDocument.createElement('br')] : []), words)
  written.replaceWith(line)
}

/** Distance between paragraphs is made of empty ones in other programs, and of style here. */
function removeEmptyLines(body: HTMLElement): void {
  for (const end of all(body, 'br')) {
    const [before, after] = [end.previousElementSibling, end.nextElementSibling]
    if ((isBlock(before) || isBlock(after)) && (before === null || isBlock(before))) end.remove()
  }
  for (const line of all(body, 'p, h3, h4, h5')) {
    const isLast = line.parentElement?.matches('td, th, li') === true && line.parentElement.children.length === 1
    if (wordsOf(line) === '' && !isLast) line.remove()
  }
}
