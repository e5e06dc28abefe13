import { mergeAttributes, Node, wrappingInputRule } from '@tiptap/core'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    noteQuote: {
      /** Wraps the chosen lines in a quote, or takes them out of it. */
      toggleQuote: () => ReturnType
    }
  }
}

/** Somebody's words at length. */
export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: '(paragraph | heading | bulletList | orderedList | taskList | blockquote | table)*',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      toggleQuote:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleQuote() }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]
  },
})
