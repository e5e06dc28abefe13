import type { Content } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Plugin } from '@tiptap/pm/state'
import { initProseMirrorDoc, yUndoPluginKey } from '@tiptap/y-tiptap'
import type { Doc } from 'yjs'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { keepWhatColleaguesWrote } from '../sync/undoOwn.ts'

/**
 * The binding to the shared document, with the text in it from the start: stock, an editor begins empty and is filled
 * afterwards, which draws a note twice. The document must hold its first state and be readable (`isReadable`).
 */
export const noteBinding = (ydoc: Doc) =>
  Collaboration.extend({
    onBeforeCreate(event) {
      this.parent?.(event)
      const { doc, mapping } = initProseMirrorDoc(ydoc.getXmlFragment(FRAGMENT), this.editor.schema)
      // The very nodes that the binding knows, not a copy. Tiptap takes a node here, though its type names JSON only.
      this.editor.options.content = doc as unknown as Content
      this.options.ySyncOptions = { mapping }
    },
    addProseMirrorPlugins() {
      const guard = new Plugin({
        view: ({ state }) => {
          const undo = yUndoPluginKey.getState(state)
          if (undo) keepWhatColleaguesWrote(undo.undoManager)
          return {}
        },
      })
      return [...(this.parent?.() ?? []), guard]
    },
  }).configure({ document: ydoc, field: FRAGMENT })
