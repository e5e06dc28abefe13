import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc, Transaction } from 'yjs'
import type { Compartment } from '../../shared/access/vocabulary.ts'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import { isReadable, isReadableChange } from '../../shared/note/readable.ts'
import { CaseItems } from './items/caseItems.ts'
import type { ItemOffer } from './items/findItems.ts'
import { MenuStore } from './menu/menuStore.ts'
import type { Offer } from './menu/offers.ts'
import type { EditorMode } from './mode.ts'
import type { Writer } from './noteContext.ts'
import { noteEditorExtensions } from './noteEditorExtensions.ts'
import { CellMarks } from './passages/cellMarks.ts'

export interface NoteEditorProps {
  /** In step with the server at least once: an editor on an empty document would show, and could write, nonsense. */
  ydoc: Doc
  awareness: Awareness
  user: Writer
  editable: boolean
  /** What the practice decides for its notes; until that is known, what rests on it is not inserted. */
  practice?: PracticeSettings
  /** What may be inserted depends on it; the chart where nothing is said. */
  compartment?: Compartment
  /** The clock on the wall. */
  nowClock?: () => Date
}

/** What the editor is for. Its `offers` may change while it stands; the rest is taken when it is made. */
interface Moded extends NoteEditorProps {
  mode: EditorMode
}

const wallClock = () => new Date()

/** The editor of a note or template. Made once for a document; whether it may be written in can change. */
export function useNoteEditor({
  ydoc,
  awareness,
  user,
  editable,
  practice,
  compartment = 'chart',
  nowClock = wallClock,
  mode,
}: Moded): {
  editor: Editor
  slash: MenuStore<Offer>
  at: MenuStore<ItemOffer>
  items: CaseItems
  cellMarks: CellMarks
} {
  const settings = useRef(practice)
  settings.current = practice
  const current = useRef(mode)
  current.current = mode
  const slash = useMemo(() => new MenuStore<Offer>(), [])
  const at = useMemo(() => new MenuStore<ItemOffer>(), [])
  const items = useMemo(() => new CaseItems(), [])
  const cellMarks = useMemo(() => new CellMarks(), [])
  const editor = useEditor(
    {
      extensions: noteEditorExtensions({
        ydoc,
        awareness,
        user,
        now: nowClock,
        slash,
        at,
        items,
        cellMarks,
        mode,
        offers: () => current.current.offers(compartment),
        practice: () => settings.current,
      }),
      editable,
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: { class: 'noteText', 'aria-label': mode.label, spellcheck: 'true' },
        // Room for the bar above and for a keyboard below.
        scrollThreshold: { top: 80, bottom: 80, left: 0, right: 0 },
        scrollMargin: { top: 120, bottom: 120, left: 0, right: 0 },
      },
    },
    [ydoc, awareness],
  )
  useEffect(() => {
    if (editor.isDestroyed || editor.isEditable === editable) return
    editor.setEditable(editable, false)
    // Blocks look at the editor when something happens in it; this changes no text.
    editor.view.dispatch(editor.state.tr)
  }, [editor, editable])
  useRole(editor, editable)
  return { editor, slash, at, items, cellMarks }
}

/** To a screen reader a text to write in is a field; one to read is a document, with its headings and lists. */
function useRole(editor: Editor, editable: boolean): void {
  useEffect(() => {
    if (editor.isDestroyed) return
    const text = editor.view.dom
    text.setAttribute('role', editable ? 'textbox' : 'document')
    if (editable) text.setAttribute('aria-multiline', 'true')
    else text.removeAttribute('aria-multiline')
  }, [editor, editable])
}

/**
 * Whether this version of the page can show the text. It is asked again before every change is shown: the binding would
 * delete what it cannot read, for everybody, so the editor is taken down in that moment and stays down.
 */
export function useIsReadable(ydoc: Doc, takeDown: () => void): boolean {
  const [readable, setReadable] = useState(() => isReadable(ydoc))
  const end = useRef(takeDown)
  end.current = takeDown
  useEffect(() => {
    const look = (transaction: Transaction) => {
      if (isReadableChange(ydoc, transaction)) return
      end.current()
      setReadable(false)
    }
    ydoc.on('beforeObserverCalls', look)
    return () => ydoc.off('beforeObserverCalls', look)
  }, [ydoc])
  return readable
}
