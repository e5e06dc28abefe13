import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import type { Template } from '../../shared/api/templates.ts'
import { practiceQuery } from '../api/practice.ts'
import { useMe } from '../api/session.ts'
import { librarySectionsQuery } from '../api/templates.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { TemplateEditor } from './editor/TemplateEditor.tsx'
import type { NamedSection } from './editor/templateContext.ts'
import { SaveSection } from './SaveSection.tsx'

/** The text of a template, to write in. Mount it only after the document was in step with the server once. */
export function TemplateDocument({
  template,
  open,
  onEditor,
}: {
  template: Template
  open: OpenNote
  onEditor: (editor: Editor | null) => void
}) {
  const me = useMe()
  const practice = useQuery(practiceQuery).data?.settings
  const sections = useQuery(librarySectionsQuery).data?.items
  const [saving, setSaving] = useState<NamedSection | null>(null)
  return (
    <>
      <TemplateEditor
        ydoc={open.doc}
        awareness={open.awareness}
        user={me}
        editable
        compartment={template.compartment}
        {...(practice === undefined ? {} : { practice })}
        {...(sections === undefined ? {} : { sections })}
        onSaveSection={setSaving}
        onEditor={onEditor}
      />
      <SaveSection templateId={template.id} section={saving} onClose={() => setSaving(null)} />
    </>
  )
}
