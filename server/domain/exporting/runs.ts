import { writeItemLabel } from '../../../shared/note/nodes/itemLink.ts'
import { safeHref } from '../../../shared/note/nodes/link.ts'
import { childrenOf, type NoteNode } from '../../../shared/note/noteJson.ts'

/** Words of one kind. `href` is an address that a note may lead to, never another. */
export interface Run {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly underline: boolean
  readonly href: string | null
}
export type Inline = Run | 'break'

export const plainRun = (text: string, bold = false): Run => ({ ...unmarked, text: printable(text), bold })

const unmarked = { bold: false, italic: false, strike: false, underline: false, href: null }

/** What stands in a text block, in whatever it is nested, as runs of words. */
export function runsOf(node: NoteNode): Inline[] {
  return childrenOf(node).flatMap((child): Inline[] => {
    if (child.type === 'hardBreak') return ['break']
    if (child.type === 'itemLink') return [plainRun(writeItemLabel(child.attrs))]
    if (child.type !== 'text') return runsOf(child)
    const marks = new Map((child.marks ?? []).map(({ type, attrs }) => [type, attrs]))
    const style = {
      bold: marks.has('bold'),
      italic: marks.has('italic'),
      strike: marks.has('strike'),
      underline: marks.has('underline'),
      href: safeHref(marks.get('link')?.href),
    }
    return (child.text ?? '')
      .split(/\r\n?|\n/)
      .flatMap((text, index): Inline[] => [
        ...(index > 0 ? (['break'] as const) : []),
        { ...style, text: printable(text) },
      ])
  })
}

/**
 * Words as a file can hold them: a control character or half a surrogate pair becomes U+FFFD, a tab a space. Signs that turn
 * the direction of what follows are left out: on paper they could make a figure read as another.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\t', ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g, '')
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '\uFFFD')
}
