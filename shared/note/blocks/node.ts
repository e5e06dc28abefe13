import { mergeAttributes, Node } from '@tiptap/core'
import { type AttributeRules, tiptapAttributes } from '../attributes.ts'

/** In HTML every part of a block is a `div` that carries its name; browsers compare the value letter by letter. */
const carrier = (attribute: 'data-block' | 'data-row', name: string) => ({
  parseHTML: () => [{ tag: `div[${attribute}=${name.toLowerCase()}]` }],
  renderHTML: ({ HTMLAttributes }: { HTMLAttributes: Record<string, unknown> }) =>
    ['div', mergeAttributes(HTMLAttributes, { [attribute]: name.toLowerCase() }), 0] as const,
})

/**
 * The node of a block: it stands in a section, holds any number of these parts in any order, and nothing that happens
 * outside reaches into it. Its attributes are the cells that it has once.
 */
export const blockNode = (name: string, rules: AttributeRules, parts: readonly string[]) =>
  Node.create({
    name,
    content: `(${parts.join(' | ')})*`,
    isolating: true,
    draggable: false,
    addAttributes: () => tiptapAttributes(rules),
    ...carrier('data-block', name),
  })

/** A row of a block that holds several lines of words. */
export const rowNode = (name: string, rules: AttributeRules, lines: readonly string[]) =>
  Node.create({
    name,
    content: `(${lines.join(' | ')})*`,
    isolating: true,
    selectable: false,
    addAttributes: () => tiptapAttributes(rules),
    ...carrier('data-row', name),
  })

/**
 * A line of words in a block, with the cells that belong to it. Words are content, so that two people who write them at
 * once merge letter by letter.
 */
export const lineNode = (name: string, rules: AttributeRules) =>
  Node.create({
    name,
    content: 'inline*',
    isolating: true,
    selectable: false,
    addAttributes: () => tiptapAttributes(rules),
    ...carrier('data-row', name),
  })
