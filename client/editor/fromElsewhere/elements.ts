/** The small acts on HTML of which cleaning is made. The HTML is a document of its own, which loads and runs nothing. */

export const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
]

/** Takes an element away and leaves what it holds. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

/** The same content in an element of another name, without attributes. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

/** A style as it was written: what a browser does not know, such as Word's own `mso-` styles, is there as well. */
export const writtenStyle = (element: Element): string => element.getAttribute('style') ?? ''

/** Takes some properties out of a style. */
export function withoutStyles(element: Element, ...properties: readonly string[]): void {
  const kept = writtenStyle(element)
    .split(';')
    .filter((rule) => !properties.includes(rule.split(':')[0]?.trim().toLowerCase() ?? ''))
  element.setAttribute('style', kept.join(';'))
}

const blocks = 'p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, div, blockquote, pre, section, article'
export const isBlock = (node: Node | null): boolean => node instanceof Element && node.matches(blocks)
export const holdsBlocks = (element: Element): boolean => element.querySelector(blocks) !== null

export const wordsOf = (node: Node): string => (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
