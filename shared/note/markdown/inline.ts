import { readAttributes } from '../attributes.ts'
import { itemLinkRules, writeItemLabel } from '../nodes/itemLink.ts'
import { safeHref } from '../nodes/link.ts'
import { childrenOf, type NoteNode } from '../noteJson.ts'
import { escapeInline } from './escape.ts'

/** From the outside in: an outer mark stays open while inner ones change. */
const rank = ['link', 'bold', 'italic', 'strike', 'underline']

interface OpenMark {
  readonly key: string
  readonly open: string
  readonly close: string
}

/** The content of a text block as inline Markdown. `lineBreak` is what a hard break becomes. */
export function writeInline(node: NoteNode, lineBreak: string): string {
  const children = childrenOf(node)
  const marked = children.some((child) => child.type === 'itemLink' || marksOf(child).length > 0)
  if (!marked) {
    return children
      .map((child) => ({ child, isBreak: child.type === 'hardBreak' }))
      .reduce(
        (pieces, { child, isBreak }) => {
          if (isBreak) pieces.push('')
          else pieces[pieces.length - 1] += child.text ?? ''
          return pieces
        },
        [''],
      )
      .map((piece) => escapeInline(piece))
      .join(lineBreak)
  }
  return writeMarked(children, lineBreak)
}

function writeMarked(children: readonly NoteNode[], lineBreak: string): string {
  let written = ''
  // Spaces and breaks behind the last word: a closing sign has to touch the word before it, so it goes between.
  let pending = ''
  let open: OpenMark[] = []
  const say = (words: string) => {
    const said = words.trimEnd()
    if (said !== '') written += pending + said
    pending = said === '' ? pending + words : words.slice(said.length)
  }
  const close = (from: number) => {
    written += open
      .slice(from)
      .map((mark) => mark.close)
      .reverse()
      .join('')
    open = open.slice(0, from)
  }
  for (const child of children) {
    if (child.type === 'hardBreak') {
      pending += lineBreak
      continue
    }
    const isItem = child.type === 'itemLink'
    const words = isItem ? writeItemLink(child) : (child.text ?? '')
    const wanted = marksOf(child)
    const kept = open.findIndex((mark, index) => mark.key !== wanted[index]?.key)
    close(kept === -1 ? open.length : kept)
    const opening = words.trim() === '' ? [] : wanted.slice(open.length)
    const spaces = opening.length > 0 ? (/^\s*/.exec(words)?.[0] ?? '') : ''
    const said = words.slice(spaces.length)
    say(spaces + opening.map((mark) => mark.open).join('') + (isItem ? said : escapeInline(said, true)))
    open = [...open, ...opening]
  }
  close(0)
  return written + pending
}

function marksOf(child: NoteNode): OpenMark[] {
  return (child.marks ?? [])
    .flatMap((mark): OpenMark[] => {
      switch (mark.type) {
        case 'link': {
          const href = safeHref(mark.attrs?.href)
          return href === null ? [] : [{ key: `link ${href}`, open: '[', close: `](${plainAddress(href)})` }]
        }
        case 'bold':
          return [{ key: 'bold', open: '**', close: '**' }]
        case 'italic':
          return [{ key: 'italic', open: '*', close: '*' }]
        case 'strike':
          return [{ key: 'strike', open: '~~', close: '~~' }]
        case 'underline':
          return [{ key: 'underline', open: '<u>', close: '</u>' }]
        default:
          return []
      }
    })
    .sort((one, other) => rank.indexOf(kindOf(one)) - rank.indexOf(kindOf(other)))
}

const kindOf = (mark: OpenMark) => mark.key.split(' ')[0] ?? ''

/** Percent-encodes what would end an address in Markdown. */
const plainAddress = (href: string) =>
  href.replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** `[goal: Sleep through the night](throughline:item/…)`: what it says, and the id by which the item is found. */
function writeItemLink({ attrs }: NoteNode): string {
  const { to } = readAttributes(itemLinkRules, attrs)
  const words = escapeInline(writeItemLabel(attrs), true).replace(/[[\]]/g, '\\$&')
  return to === null ? words : `[${words}](throughline:item/${plainAddress(encodeURIComponent(to))})`
}
