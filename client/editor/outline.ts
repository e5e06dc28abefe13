import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { absolute } from './carets.ts'
import { displayOf, type OutlineItem } from './display.ts'
import { colleagues, type Person } from './people.ts'
import { writeIn } from './SectionView.tsx'

/** The note's sections in their order. Drawn anew only when one of them changes or becomes empty or filled. */
export function useOutline(editor: Editor): readonly OutlineItem[] {
  return useEditorState({ editor, selector: ({ editor }) => displayOf(editor.state).outline })
}

/** The id of the section that holds the caret, or null. */
export function useCurrentSection(editor: Editor): string | null {
  return useEditorState({ editor, selector: ({ editor }) => displayOf(editor.state).current })
}

/** Shows a section and, for those who may write, puts the caret at its end. `stay`: without moving the page to it. */
export function goToSection(editor: Editor, id: string, page: 'move' | 'stay' = 'move'): void {
  let found: number | null = null
  editor.state.doc.forEach((section, at) => {
    if (section.attrs.id === id) found ??= at
  })
  if (found === null) return
  const element = editor.view.nodeDOM(found)
  if (editor.isEditable) writeIn(editor, found)
  if (page === 'move' && element instanceof HTMLElement)
    element.scrollIntoView({ block: 'start', behavior: scrolling() })
}

const scrolling = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth')

/** Colleagues by the id of the section that they are in, each once. */
export function peopleInSections(editor: Editor, awareness: Awareness): Map<string, Person[]> {
  const places = new Map<string, Person[]>()
  if (editor.isDestroyed) return places
  for (const { person, cursor, cell } of colleagues(awareness)) {
    const section =
      cell === null ? sectionAt(editor, absolute(editor.state, cursor?.head)) : sectionOfRow(editor, cell.row)
    if (section === null) continue
    const there = places.get(section) ?? []
    if (!there.some(({ id }) => id === person.id)) places.set(section, [...there, person])
  }
  return places
}

/** The same as a hook: follows who comes, goes and moves. */
export function usePeopleInSections(editor: Editor, awareness: Awareness): Map<string, Person[]> {
  const store = useMemo(() => {
    let last = new Map<string, Person[]>()
    let written = ''
    return {
      subscribe: (listener: () => void) => {
        awareness.on('change', listener)
        return () => awareness.off('change', listener)
      },
      read: () => {
        const next = peopleInSections(editor, awareness)
        const nextWritten = JSON.stringify([...next])
        if (nextWritten !== written) {
          last = next
          written = nextWritten
        }
        return last
      },
    }
  }, [editor, awareness])
  return useSyncExternalStore(store.subscribe, store.read)
}

function sectionAt(editor: Editor, position: number | null): string | null {
  if (position === null) return null
  const { $from, id } = { $from: editor.state.doc.resolve(position), id: null }
  const section = $from.depth > 0 ? $from.node(1) : null
  return typeof section?.attrs.id === 'string' ? section.attrs.id : id
}

function sectionOfRow(editor: Editor, row: string): string | null {
  let found: string | null = null
  editor.state.doc.forEach((section) => {
    section.forEach((block) => {
      const isHere = block.attrs.id === row || block.children.some((child) => child.attrs.id === row)
      if (isHere && typeof section.attrs.id === 'string') found = section.attrs.id
    })
  })
  return found
}
