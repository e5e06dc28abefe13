import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type AuthoredNode, plainOf } from '../../shared/history/authored.ts'
import { readAttributes } from '../../shared/note/attributes.ts'
import { createDocument } from '../../shared/note/create.ts'
import { sectionRules } from '../../shared/note/nodes/section.ts'
import { childrenOf, type NoteNode } from '../../shared/note/noteJson.ts'
import { sectionWith } from '../../shared/templates/content.ts'
import { practiceQuery } from '../api/practice.ts'
import { useMe } from '../api/session.ts'
import { Loading } from '../ui/Loading.tsx'

const TemplateEditor = lazy(() =>
  import('./editor/TemplateEditor.tsx').then((part) => ({ default: part.TemplateEditor })),
)

/** A document that lives in this page alone, to be looked at. */
interface Shown {
  doc: Y.Doc
  awareness: Awareness
}

/** The text of a template as it stands on the page of whoever writes it, with its blocks, its guidance and what is required; not editable. */
export function TemplateText({ text }: { text: AuthoredNode }) {
  const me = useMe()
  const practice = useQuery(practiceQuery).data?.settings
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, createDocument(sectionsIn(plainOf(text)), 1))
    const awareness = new Awareness(doc)
    setShown({ doc, awareness })
    return () => {
      setShown(null)
      awareness.destroy()
      doc.destroy()
    }
  }, [text])
  if ((text.content ?? []).length === 0) return <p className="muted">Nothing is written in it yet.</p>
  if (shown === null) return <Loading />
  return (
    <Suspense fallback={<Loading />}>
      <TemplateEditor
        key={shown.doc.guid}
        ydoc={shown.doc}
        awareness={shown.awareness}
        user={me}
        editable={false}
        {...(practice === undefined ? {} : { practice })}
      />
    </Suspense>
  )
}

/** The sections of a note as a template has them. */
const sectionsIn = (note: NoteNode): NoteNode[] =>
  childrenOf(note).map((section, index) => {
    const { key, title, guidance, required, answeredBy, source } = readAttributes(sectionRules, section.attrs)
    const written = { title: title ?? '', guidance, required: required === true, answeredBy, source }
    const content = childrenOf(section)
    return sectionWith({ key: key ?? `section-${index}`, ...written, content }, () => `${key ?? index}`)
  })
