import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CommentThread } from '../../shared/api/comments.ts'
import type { Note } from '../../shared/api/notes.ts'
import { commentsQuery } from '../api/comments.ts'
import { type Chosen, chosenIn } from '../editor/passages/chosen.ts'
import { type Marked, markPassages, passageAt, placesOf } from '../editor/passages/passages.ts'
import type { Place } from '../editor/passages/place.ts'
import { cellAt, cellElement } from '../editor/passages/shownCell.ts'

/** A thread and where it stands now; null while the text is not there yet. */
export interface PlacedThread {
  thread: CommentThread
  place: Place | null
}

/** The id under which what is about to be commented on is marked. */
export const DRAFT = 'draft'
const noPlaces: ReadonlyMap<string, Place> = new Map()
const none: readonly CommentThread[] = []

/**
 * What is said about a note, for whatever shows it: the threads with their places in the open text, which of them is looked
 * at, and what is about to be said. The text is marked by it. Nothing of a process note, on which nobody comments.
 */
export function useComments(note: Note, editor: Editor | null) {
  const isChart = note.kind === 'chart'
  const query = useQuery({ ...commentsQuery(note.id), enabled: isChart })
  const threads = query.data?.items ?? none
  const [active, setActive] = useState<string | null>(null)
  const [showResolved, setShowResolved] = useState(false)
  const [draft, setDraft] = useState<Chosen | null>(null)
  /** What is typed and not said yet, by what it is about: it outlives the panel that it is typed in. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const type = useCallback((key: string, words: string) => setTyped((all) => ({ ...all, [key]: words })), [])

  const marked = useMemo(
    (): Marked[] => [
      ...threads.filter(({ resolved, id }) => resolved === null || showResolved || id === active).map(markedOf),
      ...(draft === null ? [] : [{ ...draft, id: DRAFT }]),
    ],
    [threads, showResolved, active, draft],
  )
  const looked = draft === null ? active : DRAFT
  useEffect(() => {
    if (editor) markPassages(editor, marked, looked)
  }, [editor, marked, looked])
  const places =
    useEditorState({ editor, selector: ({ editor }) => (editor ? placesOf(editor.state) : noPlaces) }) ?? noPlaces

  const pointedAt = usePointed(editor)
  const begin = useCallback(() => {
    if (!editor || editor.isDestroyed) return
    setActive(null)
    setDraft(chosenIn(editor, pointedAt.current))
  }, [editor, pointedAt])
  /** The thread whose passage or cell is at a place of the page, if there is one. */
  const threadUnder = (target: Element, x: number, y: number): string | null => {
    if (!editor || editor.isDestroyed) return null
    const cell = cellElement(target)?.dataset
    const cells = [...places].flatMap(([id, place]) => (place.kind === 'cell' && id !== DRAFT ? [{ id, place }] : []))
    const inCell = cells.find(({ place }) => place.node === cell?.cellRow && place.cell === cell?.cell)
    if (inCell) return inCell.id
    const at = target.closest('.passage') && editor.view.posAtCoords({ left: x, top: y })
    const id = at ? passageAt(editor.state, at.pos) : null
    if (id === null) {
      const inRow = cells.find(({ place: { at, cell } }) => cell === null && cellAt(editor, at, null)?.contains(target))
      return inRow?.id ?? null
    }
    return id === DRAFT ? null : id
  }

  return {
    note,
    editor,
    /** Whether anybody comments here at all. */
    isOffered: isChart,
    mayComment: query.data?.abilities.comment === true,
    isLoading: query.isPending && isChart,
    error: query.error,
    placed: threads.map((thread): PlacedThread => ({ thread, place: places.get(thread.id) ?? null })),
    openCount: threads.filter(({ resolved }) => resolved === null).length,
    active,
    setActive,
    showResolved,
    setShowResolved,
    /** What is about to be commented on, and where that stands. */
    draft,
    draftPlace: places.get(DRAFT) ?? null,
    begin,
    threadUnder,
    /** Gives up what was about to be said of this; what somebody began meanwhile stays. */
    giveUp: useCallback((which: Chosen) => setDraft((now) => (now === which ? null : now)), []),
    typed,
    type,
    hasUnsaid: Object.entries(typed).some(([key, words]) => key !== 'new wording' && words.trim() !== ''),
  }
}

/** Once a suggestion is accepted, its wording is what stands there. */
const markedOf = ({ id, anchor, quote, before, after, suggestion }: CommentThread): Marked => ({
  id,
  anchor,
  quote: suggestion?.state === 'accepted' ? suggestion.wording : quote,
  before,
  after,
})

export type Comments = ReturnType<typeof useComments>

/** What was pointed at last in the note: cells and rows that are only read take no focus. */
function usePointed(editor: Editor | null): { readonly current: Element | null } {
  const pointedAt = useRef<Element | null>(null)
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    const text = editor.view.dom
    const point = ({ target }: PointerEvent) => {
      if (!(target instanceof Element)) return
      if (text.contains(target)) pointedAt.current = target
      else if (!target.closest('.toolbarPlace, .reviewBar, .comments, .narrowBar')) pointedAt.current = null
    }
    // Whoever goes on by the keyboard is somewhere else.
    const type = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (!ctrlKey && !metaKey && !altKey) pointedAt.current = null
    }
    addEventListener('pointerdown', point, { capture: true })
    text.addEventListener('keydown', type)
    return () => {
      removeEventListener('pointerdown', point, { capture: true })
      text.removeEventListener('keydown', type)
    }
  }, [editor])
  return pointedAt
}
