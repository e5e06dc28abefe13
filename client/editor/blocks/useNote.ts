import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { readAttributes } from '../../../shared/note/attributes.ts'
import type { Route } from '../../../shared/note/blocks/dose/routes.ts'
import { doseRules } from '../../../shared/note/blocks/dose/schema.ts'
import { displayOf } from '../display.ts'

/** T+0 of the note. Drawn anew only when it changes. */
export function useTimeZero(editor: Editor): string | null {
  return useEditorState({ editor, selector: ({ editor }) => displayOf(editor.state).timeZero })
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

const readRoute = (name: string, attrs: Readonly<Record<string, unknown>>): Route | null =>
  name === 'dose' ? readAttributes(doseRules, attrs).route : null
