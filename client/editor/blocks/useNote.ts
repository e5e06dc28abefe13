import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { deriveDose } from '../../../shared/note/blocks/dose/derive.ts'
import type { Route } from '../../../shared/note/blocks/dose/routes.ts'
import { doseRules } from '../../../shared/note/blocks/dose/schema.ts'
import type { ClockReading } from '../../../shared/note/clock.ts'
import { displayOf } from '../display.ts'

/** T+0 of the note with the stamp of its writing, from which T+min is counted. Drawn anew only when it changes. */
export function useZero(editor: Editor): ClockReading | null {
  return useEditorState({ editor, selector: ({ editor }) => displayOf(editor.state).zero })
}

/** Whether this page may write in the note. */
export function useEditable(editor: Editor): boolean {
  return useEditorState({ editor, selector: ({ editor }) => editor.isEditable })
}

/** The route of the note's first dose block that names one. Drawn anew only when it changes. */
export function useRoute(editor: Editor): Route | null {
  return useEditorState({
    editor,
    selector: ({ editor }) => {
      const blocks = editor.state.doc.children.flatMap((section) => section.children)
      return blocks.flatMap(({ type, attrs }) => readRoute(type.name, attrs) ?? []).at(0) ?? null
    },
  })
}

/**
 * What ran in of the infusion that the row at `getPos` began, and mg/kg of it, from all rows of its block: null where it
 * began none, or somebody entered what was given. Drawn anew only when it changes.
 */
export function useRanIn(
  editor: Editor,
  getPos: () => number | undefined,
): { ranIn: number; perKilogram: number | null } | null {
  return useEditorState({
    editor,
    selector: ({ editor }) => {
      const at = getPos()
      const row = at === undefined || at > editor.state.doc.content.size ? null : editor.state.doc.nodeAt(at)
      if (at === undefined || row === null || row.attrs.rate === null) return null
      const place = editor.state.doc.resolve(at)
      const derived = deriveDose(place.parent.toJSON()).rows.at(place.index())
      if (derived === undefined || derived.ranIn === null) return null
      return { ranIn: derived.ranIn, perKilogram: derived.perKilogram }
    },
  })
}

const readRoute = (name: string, attrs: Readonly<Record<string, unknown>>): Route | null =>
  name === 'dose' ? readAttributes(doseRules, attrs).route : null
