import { safeHref } from '../../../shared/note/nodes/link.ts'
import { isBlank, styleOf, unwrap } from './dom.ts'
import { type LeftOut, nothingLeftOut } from './leftOut.ts'
import { cleanLists } from './lists.ts'
import { cleanTables } from './tables.ts'
import { cleanWord, isFromWord } from './word.ts'

/**
 * Plain HTML of what word processors and web pages put on the clipboard, for the schema to read: paragraphs, headings,
 * marks, lists, tables, quotes, links. Whatever else held words keeps them as lines; what a note cannot hold is counted,
 * so that whoever pastes is told. What an editor like this one copied keeps its structure.
 */
export function cleanHtml(html: string): { html: string; left: LeftOut } {
  const left = nothingLeftOut()
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const part of body.querySelectorAll('style, script, meta, link, title, template, noscript, xml')) part.remove()
  if (!html.includes('data-pm-slice')) {
    takeOutHidden(body, left)
    if (isFromWord(html)) cleanWord(body, left)
    else takeOutTrackedDeletions(body, left)
    takeOutDocsWrapper(body)
    cleanLists(body)
    cleanTables(body)
    cleanLinks(body, left)
    takeOutDoubledMarks(body)
  }
  takeOutImages(body, left)
  return { html: body.innerHTML, left }
}

function takeOutHidden(body: HTMLElement, left: LeftOut): void {
  for (const element of body.querySelectorAll('[style]')) {
    if (!/mso-hide:all|(^|;)display:none/.test(styleOf(element))) continue
    if (element.isConnected && !isBlank(element)) left.hidden += 1
    element.remove()
  }
}

/** A bare `del` is somebody's crossed-out word and stays one; with an author or a time it is a tracked deletion. */
function takeOutTrackedDeletions(body: HTMLElement, left: LeftOut): void {
  for (const passage of body.querySelectorAll('del[cite], del[datetime]')) {
    if (!isBlank(passage)) left.deletions += 1
    passage.remove()
  }
}

/** Google Docs wraps all in a bold element that is not bold, and puts line breaks between its blocks. */
function takeOutDocsWrapper(body: HTMLElement): void {
  for (const bold of body.querySelectorAll('b, strong')) {
    if (/font-weight:(normal|400)/.test(styleOf(bold))) unwrap(bold)
  }
  for (const line of body.querySelectorAll('br')) {
    const isBetween = [line.previousElementSibling, line.nextElementSibling].some(
      (beside) => beside !== null && /^(P|H[1-6]|UL|OL|TABLE|BLOCKQUOTE|DIV|BR)$/.test(beside.tagName),
    )
    if (line.className === 'Apple-interchange-newline' || (line.parentElement === body && isBetween)) line.remove()
  }
}

function cleanLinks(body: HTMLElement, left: LeftOut): void {
  for (const link of body.querySelectorAll('a[href]')) {
    const address = meant(link.getAttribute('href') ?? '')
    if (safeHref(address) !== null) {
      link.setAttribute('href', address)
      continue
    }
    // A place in the same document leads nowhere here, and an address that is spelt out is still to be read.
    const isLost = !address.startsWith('#') && !isBlank(link) && link.textContent?.trim() !== address
    if (isLost) left.addresses += 1
    unwrap(link)
  }
}

/** The address behind the one that Google or Outlook put before it, to see who clicks. */
function meant(href: string): string {
  const address = href.trim()
  if (!URL.canParse(address)) return address
  const { hostname, pathname, searchParams } = new URL(address)
  const isGoogle = /^www\.google\.[a-z.]+$/.test(hostname) && pathname === '/url'
  const isOutlook = hostname.endsWith('.safelinks.protection.outlook.com')
  const behind = isGoogle ? (searchParams.get('q') ?? searchParams.get('url')) : searchParams.get('url')
  return (isGoogle || isOutlook) && behind ? behind : address
}

/** A heading is bold by being one, and a link underlined. */
function takeOutDoubledMarks(body: HTMLElement): void {
  for (const mark of body.querySelectorAll(':is(h1, h2, h3, h4, h5, h6) :is(b, strong), a u')) unwrap(mark)
  for (const span of body.querySelectorAll<HTMLElement>(':is(h1, h2, h3, h4, h5, h6) [style]')) {
    span.style.removeProperty('font-weight')
  }
  for (const span of body.querySelectorAll<HTMLElement>('a [style]')) span.style.removeProperty('text-decoration')
}

const pictures =
  'img, picture, svg, canvas, object, embed, iframe, video, audio, map, v\\:shape, v\\:group, v\\:rect, v\\:imagedata'

/** Signs that a page drew as pictures come back as signs; what is too small to see is none. */
function takeOutImages(body: HTMLElement, left: LeftOut): void {
  for (const picture of body.querySelectorAll(pictures)) {
    if (!picture.isConnected) continue
    const sign = picture.getAttribute('alt') ?? ''
    const isSign = /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\u200d\ufe0f\p{Emoji_Modifier}]*$/u.test(sign)
    const isDot = picture.getAttribute('width') === '1' && picture.getAttribute('height') === '1'
    if (!isSign && !isDot) left.images += 1
    if (isSign) picture.replaceWith(sign)
    else picture.remove()
  }
}
