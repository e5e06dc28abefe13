import { Mark, mergeAttributes } from '@tiptap/core'
import { MAX_ATTRIBUTE_LENGTH, text } from '../attributes.ts'

export const linkRules = { href: text() }

/** The address if it is one that a note may lead to (https and mailto), else null. */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const address = value.trim()
  if (address.length > MAX_ATTRIBUTE_LENGTH) return null
  // A URL parser skips tabs and line breaks inside a scheme; an address that has any is not a plain one.
  if ([...address].some((sign) => sign <= ' ')) return null
  return /^(https:\/\/[^/]|mailto:.)/i.test(address) && URL.canParse(address) ? address : null
}

/**
 * A link to https or mailto. Any other address, however it came into the document, is drawn as plain text: a socket can
 * carry what no dialog of ours would accept.
 */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({ href: { default: null, rendered: false } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href'))
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML: ({ mark, HTMLAttributes }) => {
    const href = safeHref(mark.attrs.href)
    return href === null
      ? ['span', { class: 'dead-link' }, 0]
      : ['a', mergeAttributes(HTMLAttributes, { href, target: '_blank', rel: 'noopener noreferrer nofollow' }), 0]
  },
})
