import { Extension, InputRule } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { safeHref } from '../../shared/note/nodes/link.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    links: {
      /** Makes the chosen words lead to an https or mailto address. False, and nothing done, for any other. */
      linkTo: (address: string) => ReturnType
      /** Takes the link off the words around the caret. */
      unlink: () => ReturnType
    }
  }
}

/** The address that somebody means: `example.org` and `a@example.org` are completed. Null for what is none of ours. */
export function meantAddress(typed: string): string | null {
  const address = typed.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return safeHref(address)
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return safeHref(`mailto:${address}`)
  return /^[^\s/@]+\.[^\s/@.]{2,}(\/\S*)?$/.test(address) ? safeHref(`https://${address}`) : null
}

/**
 * Links by command, by typing an https address and a space after it, and by pasting an address over words. All three are
 * acts of whoever writes here; an address that comes from a colleague stays as they left it.
 */
export const Links = Extension.create({
  name: 'links',
  addCommands: () => ({
    linkTo:
      (address) =>
      ({ chain }) => {
        const href = meantAddress(address)
        return href !== null && chain().extendMarkRange('link').setMark('link', { href }).run()
      },
    unlink:
      () =>
      ({ chain }) =>
        chain().extendMarkRange('link').unsetMark('link').run(),
  }),
  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|\s)(https:\/\/\S+[^\s.,;:!?)\]’”'"])(\s)$/,
        handler: ({ state, range, match }) => {
          const href = safeHref(match[1])
          const mark = state.schema.marks.link
          if (href === null || mark === undefined) return null
          const end = range.to
          const start = end - (match[1]?.length ?? 0)
          state.tr
            .addMark(start, end, mark.create({ href }))
            .insertText(match[2] ?? ' ', end)
            .removeStoredMark(mark)
          return undefined
        },
      }),
    ]
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handlePaste: (_view, event) => {
            const href = safeHref(event.clipboardData?.getData('text/plain') ?? '')
            return href !== null && !this.editor.state.selection.empty && this.editor.commands.setMark('link', { href })
          },
        },
      }),
    ]
  },
})
