import './noteText.css'
import './sections.css'
import './blocks.css'
import './scales.css'
import './rowBlocks.css'
import './carried.css'
import './items.css'
import './cells.css'
import './narrow.css'
import './carets.css'
import './menus.css'
import './passages/passages.css'
import './items/itemLinks.css'
import { type Editor, EditorContent } from '@tiptap/react'
import { useEffect, useMemo, useRef } from 'react'
import type { CourseSoFar } from '../../shared/note/scales/earlier.ts'
import { ExcludedNotice } from './ExcludedNotice.tsx'
import { PasteNotice } from './fromElsewhere/PasteNotice.tsx'
import type { CaseItemsHeard } from './items/caseItems.ts'
import { CaretMenu } from './menu/CaretMenu.tsx'
import type { EditorMode } from './mode.ts'
import { NoteContext } from './noteContext.ts'
import { noteMode } from './noteMode.ts'
import { ReaderToolbar } from './toolbar/ReaderToolbar.tsx'
import { Toolbar } from './toolbar/Toolbar.tsx'
import { UnreadableNote } from './UnreadableNote.tsx'
import { type NoteEditorProps, useIsReadable, useNoteEditor } from './useNoteEditor.ts'

export interface WritableProps extends NoteEditorProps {
  /** Told the editor when it stands, and null when it is gone: for the outline and for putting held words back. */
  onEditor?: (editor: Editor | null) => void
  /** What is known of the items of the case; without it, links show what they said when they were made. */
  caseItems?: CaseItemsHeard
  /** Scores and doses of the course before this note. */
  course?: CourseSoFar
  /** Comments on what is chosen; absent where nobody comments, or the viewer may not. */
  onComment?: (() => void) | undefined
  /** What the text is; a note where nothing is said. */
  mode?: EditorMode
}

/** A note, or what another mode makes of it, to write in. Mount it only after the document was in step with the server once. */
export function NoteEditor(props: WritableProps) {
  const standing = useRef<Editor | null>(null)
  const isReadable = useIsReadable(props.ydoc, () => standing.current?.destroy())
  if (!isReadable) return <UnreadableNote ydoc={props.ydoc} />
  return <WritableNote {...props} standing={standing} />
}

function WritableNote({
  standing,
  onEditor,
  caseItems,
  course,
  onComment,
  mode = noteMode,
  ...props
}: WritableProps & { standing: { current: Editor | null } }) {
  const { editor, slash, at, items, cellMarks } = useNoteEditor({ ...props, mode })
  const { awareness, user, editable, nowClock, practice, compartment = 'chart' } = props
  const surroundings = useMemo(() => {
    const now = nowClock ?? (() => new Date())
    const origin = mode.keepsRecord ? { user, now } : null
    return { awareness, user, practice, course, now, origin, items, cellMarks }
  }, [awareness, user, practice, course, nowClock, items, cellMarks, mode.keepsRecord])
  standing.current = editor
  const tell = useRef(onEditor)
  tell.current = onEditor
  useEffect(() => {
    tell.current?.(editor)
    return () => tell.current?.(null)
  }, [editor])
  useEffect(() => {
    if (caseItems !== undefined) items.become(caseItems)
  }, [items, caseItems])
  return (
    <NoteContext value={surroundings}>
      {compartment === 'process' && <ExcludedNotice editor={editor} />}
      {editable && <Toolbar editor={editor} offers={mode.offers(compartment)} onComment={onComment} />}
      {!editable && onComment && <ReaderToolbar onComment={onComment} />}
      <EditorContent editor={editor} className="noteEditor" data-editable={editable || undefined} />
      {editable && <CaretMenu editor={editor} store={slash} label="Insert" />}
      {editable && <CaretMenu editor={editor} store={at} label="Link to" />}
      {editable && <PasteNotice editor={editor} />}
    </NoteContext>
  )
}
