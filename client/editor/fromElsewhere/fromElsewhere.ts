import { Extension } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { limits } from '../../../shared/sync/limits.ts'
import { cleanPaste } from './cleanPaste.ts'
import { filesRefused, leftOutSentence, tooMuchRefused } from './leftOut.ts'

const noticeKey = new PluginKey<string | null>('pasteNotice')

/** What was last pasted without, or why it was refused, in a sentence; null when there is nothing to say. */
export const pasteNotice = (state: EditorState): string | null => noticeKey.getState(state) ?? null

export const dismissPasteNotice = (transaction: Transaction): Transaction => transaction.setMeta(noticeKey, null)

/**
 * Pasting and dropping what other programs copied: cleaned before the schema reads it, and whatever a note has no place
 * for is said. What this editor copied comes as it is.
 */
export const FromElsewhere = Extension.create({
  name: 'pasteFromElsewhere',
  addProseMirrorPlugins() {
    // Between the cleaning of what is pasted and the transaction that puts it in, both in one event.
    let upcoming: string | null = null
    const refuse = (view: EditorView, sentence: string) => {
      view.dispatch(view.state.tr.setMeta(noticeKey, sentence))
      return true
    }
    const look = (view: EditorView, data: DataTransfer | null, slice: Slice): boolean => {
      if (isTooMuch(slice)) return refuse(view, tooMuchRefused)
      if (slice.size > 0) return false
      if ((data?.files.length ?? 0) > 0) return refuse(view, filesRefused)
      // All that was there was left out: nothing will be put in that could say it.
      return upcoming !== null && refuse(view, filesRefused)
    }
    return [
      new Plugin<string | null>({
        key: noticeKey,
        state: {
          init: () => null,
          apply: (transaction, before) => {
            const said: unknown = transaction.getMeta(noticeKey)
            if (said !== undefined) return typeof said === 'string' ? said : null
            const how: unknown = transaction.getMeta('uiEvent')
            return how === 'paste' || how === 'drop' ? upcoming : before
          },
        },
        props: {
          handleDOMEvents: {
            paste: () => forget(),
            drop: () => forget(),
          },
          transformPastedHTML: (html) => {
            if (html.includes('data-pm-slice')) return html
            const cleaned = cleanPaste(html)
            upcoming = leftOutSentence(cleaned.left)
            return cleaned.html
          },
          handlePaste: (view, event, slice) => look(view, event.clipboardData, slice),
          handleDrop: (view, event, slice, moved) => !moved && look(view, event.dataTransfer, slice),
        },
      }),
    ]

    function forget(): false {
      upcoming = null
      return false
    }
  },
})

/** Whether it could be more than one message to the server may hold; the JSON of a slice is never smaller than its update. */
function isTooMuch(slice: Slice): boolean {
  if (slice.size < 50_000) return false
  return new TextEncoder().encode(JSON.stringify(slice.toJSON())).length > limits.messageBytes * 0.75
}
