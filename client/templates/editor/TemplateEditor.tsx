import './templateEditor.css'
import type { Editor } from '@tiptap/core'
import { useMemo, useState } from 'react'
import type { LibrarySection } from '../../../shared/api/templates.ts'
import { useEditable } from '../../editor/blocks/useNote.ts'
import { NoteEditor, type WritableProps } from '../../editor/NoteEditor.tsx'
import { useOutline } from '../../editor/outline.ts'
import { Icon } from '../../ui/Icon.tsx'
import { addSection } from './sectionActs.ts'
import { type NamedSection, TemplateContext } from './templateContext.ts'
import { templateMode } from './templateMode.ts'

interface TemplateEditorProps
  extends Pick<
    WritableProps,
    'ydoc' | 'awareness' | 'user' | 'editable' | 'practice' | 'compartment' | 'nowClock' | 'onEditor'
  > {
  /** The saved sections that may be inserted, as far as they are known. */
  sections?: readonly LibrarySection[]
  /** Keeps a section for other templates; absent where the viewer may not, and then it is not offered. */
  onSaveSection?: ((section: NamedSection) => void) | undefined
}

const noSections: readonly LibrarySection[] = []

/**
 * A template to write in, together with whoever else has it open. Like a note's editor it asks nothing of the network. Mount
 * it only after the document was in step with the server once.
 */
export function TemplateEditor({ sections = noSections, onSaveSection, onEditor, ...props }: TemplateEditorProps) {
  const [editor, setEditor] = useState<Editor | null>(null)
  const [removed, setRemoved] = useState<NamedSection | null>(null)
  const mode = useMemo(() => templateMode(sections), [sections])
  const acts = useMemo(() => ({ onSaveSection, onRemoved: setRemoved }), [onSaveSection])
  return (
    <TemplateContext value={acts}>
      <div className="templateEditor">
        <NoteEditor
          {...props}
          mode={mode}
          onEditor={(standing) => {
            setEditor(standing)
            onEditor?.(standing)
          }}
        />
        {editor !== null && <TemplateFoot editor={editor} />}
      </div>
      <div className="pasteNoticePlace" role="status">
        {editor !== null && removed !== null && (
          <RemovedNotice editor={editor} section={removed} dismiss={() => setRemoved(null)} />
        )}
      </div>
    </TemplateContext>
  )
}

/** Below the last section: where the next one comes. */
function TemplateFoot({ editor }: { editor: Editor }) {
  const isEditable = useEditable(editor)
  const { length } = useOutline(editor)
  if (!isEditable) return null
  return (
    <div className="templateFoot">
      {length === 0 && (
        <p>This template has no section yet. Notes that are made from it get the sections that stand here.</p>
      )}
      <button type="button" onClick={() => addSection(editor, editor.state.doc.childCount - 1)}>
        <Icon name="plus" /> Add a section
      </button>
    </div>
  )
}

/** Says that a section is gone and can come back; gone itself as soon as it is back. */
function RemovedNotice({
  editor,
  section: { id, title },
  dismiss,
}: {
  editor: Editor
  section: NamedSection
  dismiss: () => void
}) {
  const isBack = useOutline(editor).some((section) => section.id === id)
  if (isBack) return null
  return (
    <div className="pasteNotice">
      <p>“{title}” was removed. Undo brings it back (Ctrl+Z).</p>
      <button
        type="button"
        onClick={() => {
          dismiss()
          editor.commands.focus()
        }}
      >
        Dismiss
      </button>
    </div>
  )
}
