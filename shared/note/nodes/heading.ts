import { mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core'
import { whole } from '../attributes.ts'

/** Level 1 is the note's title, and a section's title stands above all its headings. */
export const headingRules = { level: whole(2, 4) }
const levels = [2, 3, 4] as const
type HeadingLevel = (typeof levels)[number]

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    noteHeading: {
      /** Makes the chosen lines headings of this level, or paragraphs again where they are. */
      toggleHeading: (level: HeadingLevel) => ReturnType
    }
  }
}

const levelOf = (value: unknown): HeadingLevel => levels.find((level) => level === value) ?? 2

/** A heading inside a section. It is drawn one rank lower than its level (`h3` to `h5`): the section's title is the `h2`. */
export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: null, rendered: false } }),
  parseHTML: () => [
    { tag: 'h1', attrs: { level: 2 } },
    { tag: 'h2', attrs: { level: 2 } },
    { tag: 'h3', attrs: { level: 2 } },
    { tag: 'h4', attrs: { level: 3 } },
    { tag: 'h5', attrs: { level: 4 } },
    { tag: 'h6', attrs: { level: 4 } },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [`h${levelOf(node.attrs.level) + 1}`, mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      toggleHeading:
        (level) =>
        ({ commands }) =>
          commands.toggleNode(this.name, 'paragraph', { level }),
    }
  },
  addKeyboardShortcuts() {
    return Object.fromEntries(
      levels.map((level) => [`Mod-Alt-${level}`, () => this.editor.commands.toggleHeading(level)]),
    )
  },
  addInputRules() {
    return levels.map((level) =>
      textblockTypeInputRule({ find: new RegExp(`^(#{${level}})\\s$`), type: this.type, getAttributes: { level } }),
    )
  },
})
