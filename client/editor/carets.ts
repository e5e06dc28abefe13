import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CaretElements } from './caretElement.ts'
import { type Colleague, colleagues } from './people.ts'

const caretKey = new PluginKey<DecorationSet>('carets')

/**
 * Shows where colleagues are writing and tells them where this page's caret is, in the awareness field `cursor` that
 * every Tiptap client reads: `{anchor, head}` as positions relative to the text, which survive what others type.
 */
export const Carets = Extension.create<{ awareness: Awareness | null }>({
  name: 'carets',
  // After the binding, whose positions it uses.
  priority: 900,
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options
    return awareness === null ? [] : [caretPlugin(awareness)]
  },
})

function caretPlugin(awareness: Awareness): Plugin<DecorationSet> {
  const elements = new CaretElements()
  const draw = (state: EditorState) => drawCarets(state, colleagues(awareness), elements)
  return new Plugin<DecorationSet>({
    key: caretKey,
    state: {
      init: (_, state) => draw(state),
      apply: (transaction, carets, _, state) => {
        const isRemote = ySyncPluginKey.getState(state)?.isChangeOrigin === true
        if (isRemote || transaction.getMeta(caretKey) !== undefined) return draw(state)
        return transaction.docChanged ? carets.map(transaction.mapping, transaction.doc) : carets
      },
    },
    props: { decorations: (state) => caretKey.getState(state) },
    view: (view) => {
      const stop = watchColleagues(view, awareness, elements)
      const tell = () => tellOwnCaret(view, awareness)
      view.dom.addEventListener('focusin', tell)
      view.dom.addEventListener('focusout', tell)
      return {
        update: tell,
        destroy: () => {
          view.dom.removeEventListener('focusin', tell)
          view.dom.removeEventListener('focusout', tell)
          stop()
          if (awareness.getLocalState()?.cursor != null) awareness.setLocalStateField('cursor', null)
        },
      }
    },
  })
}

function drawCarets(state: EditorState, others: readonly Colleague[], elements: CaretElements): DecorationSet {
  const decorations = others.flatMap(({ clientId, person, cursor }) => {
    const anchor = absolute(state, cursor?.anchor)
    const head = absolute(state, cursor?.head)
    if (anchor === null || head === null) return []
    const caret = Decoration.widget(head, () => elements.elementFor(clientId, person), {
      key: `${clientId} ${person.color} ${person.name}`,
      side: 10,
    })
    if (anchor === head) return [caret]
    const chosen = { class: 'chosenByColleague', 'data-person': person.color }
    return [caret, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), chosen)]
  })
  return DecorationSet.create(state.doc, decorations)
}

/** A colleague's position in this document; null where it is none, or one that this page does not know yet. */
export function absolute(state: EditorState, sent: unknown): number | null {
  const sync = ySyncPluginKey.getState(state)
  if (sync?.binding == null || typeof sent !== 'object' || sent === null) return null
  try {
    const position = Y.createRelativePositionFromJSON(sent)
    const at = relativePositionToAbsolutePosition(sync.doc, sync.type, position, sync.binding.mapping)
    return at === null || at < 0 || at > state.doc.content.size ? null : at
  } catch {
    // Whatever another page put there, it is no position. There is nothing to show and nothing to repair.
    return null
  }
}

/** Redraws when somebody moves, once for all who moved at the same time. */
function watchColleagues(view: EditorView, awareness: Awareness, elements: CaretElements): () => void {
  const last = new Map<number, string>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const onChange = () => {
    const others = colleagues(awareness)
    const present = new Set(others.map(({ clientId }) => clientId))
    elements.keepOnly(present)
    for (const clientId of last.keys()) if (!present.has(clientId)) last.delete(clientId)
    for (const { clientId, cursor } of others) {
      const place = JSON.stringify(cursor)
      if (last.get(clientId) !== place) elements.moved(clientId)
      last.set(clientId, place)
    }
    waiting ??= setTimeout(() => {
      waiting = undefined
      if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(caretKey, true))
    }, 0)
  }
  awareness.on('change', onChange)
  return () => {
    awareness.off('change', onChange)
    clearTimeout(waiting)
    elements.keepOnly(new Set())
  }
}

function tellOwnCaret(view: EditorView, awareness: Awareness): void {
  const own = awareness.getLocalState()
  if (own === null) return
  const cursor = view.editable && view.hasFocus() ? ownCaret(view.state) : null
  if (JSON.stringify(cursor) !== JSON.stringify(own.cursor ?? null)) awareness.setLocalStateField('cursor', cursor)
}

function ownCaret(state: EditorState): { anchor: unknown; head: unknown } | null {
  const sync = ySyncPluginKey.getState(state)
  if (sync?.binding == null) return null
  const { anchor, head } = state.selection
  const relative = (position: number) =>
    Y.relativePositionToJSON(absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping))
  return { anchor: relative(anchor), head: relative(head) }
}
