/** Small acts on the parsed document of something that is being pasted; none of them ever reaches the page. */

/** Puts an element's children in its place. */
export const unwrap = (element: Element): void => element.replaceWith(...element.childNodes)

/** Puts an element of another name in its place, with the same children and without attributes. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

/** The element's own style as it was written, in small letters and without spaces: `mso-list:l0level1lfo1`. */
export const styleOf = (element: Element): string =>
  (element.getAttribute('style') ?? '').toLowerCase().replace(/\s+/g, '')

/** No word and no sign stands in it; spaces that do not break count as spaces. */
export const isBlank = (node: Node): boolean => (node.textContent ?? '').trim() === ''

/** The element's children of one of these names (in capitals, as HTML has them). */
export const childrenNamed = (element: Element, ...names: string[]): HTMLElement[] =>
  [...element.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && names.includes(child.tagName),
  )
