import { mergeAttributes, Node } from '@tiptap/core'
import { choice, readAttributes, text, tiptapAttributes } from '../attributes.ts'

/** The four kinds of item that a thread links: what was hoped for, what happened, what was understood, what was then done. */
export const itemKinds = ['goal', 'moment', 'insight', 'action'] as const
export type ItemKind = (typeof itemKinds)[number]
export const itemKindNames: Readonly<Record<ItemKind, string>> = {
  goal: 'goal',
  moment: 'moment',
  insight: 'insight',
  action: 'action',
}

/** The longest label of a link, in UTF-16 code units. */
export const MAX_LABEL_LENGTH = 200

export const itemLinkRules = {
  /** The id of the item that it leads to, in whichever note of the case that item stands. */
  to: text(),
  kind: choice(itemKinds),
  /**
   * The item's first words when the link was made. Shown where the item itself cannot be read: in an export, and where
   * the item was removed since.
   */
  label: text(),
}

/** What a link says where the item itself is not shown: `goal: Sleep through the night`. */
export function writeItemLabel(attrs: Record<string, unknown> | undefined): string {
  const { kind, label } = readAttributes(itemLinkRules, attrs)
  const says = [kind === null ? '' : itemKindNames[kind], label?.replaceAll(/\s+/g, ' ').trim() ?? '']
  return says.filter((part) => part !== '').join(': ') || 'link'
}

/**
 * A link from the words around it to a goal, moment, insight or action of the same case. It stands in a line like a sign
 * of its own; inside an item it is that item's link, and so a part of a thread.
 */
export const ItemLink = Node.create({
  name: 'itemLink',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: false,
  addAttributes: () => tiptapAttributes(itemLinkRules),
  parseHTML: () => [{ tag: 'span[data-item-link]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-item-link': '' }),
    String(node.attrs.label ?? ''),
  ],
  renderText: ({ node }) => String(node.attrs.label ?? ''),
})
