import type { ReactNode } from 'react'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import { readAttributes } from '../../shared/note/attributes.ts'
import { sectionRules } from '../../shared/note/nodes/section.ts'
import { TextView } from '../history/ChangesView.tsx'
import './templateText.css'

/** The text of a template as a reader of a note sees it, with what a writer of the note is told: what is required, and the guidance. */
export function TemplateText({ text }: { text: AuthoredNode }) {
  if ((text.content ?? []).length === 0) return <p className="muted">Nothing is written in it yet.</p>
  return <TextView text={text} under={(id) => <ForWriters section={sectionOf(text, id)} />} />
}

function ForWriters({ section }: { section: AuthoredNode | undefined }): ReactNode {
  const { required, answeredBy, guidance } = readAttributes(sectionRules, section?.attrs)
  const marks = [
    required ? 'Required' : null,
    answeredBy === 'prescriber' ? 'Answered for by the prescriber' : null,
    answeredBy === 'therapist' ? 'Answered for by the therapist' : null,
  ].filter((mark) => mark !== null)
  return (
    <>
      {marks.length > 0 && <p className="sectionMarks">{marks.join(' · ')}</p>}
      {guidance && <p className="sectionGuidance">{guidance}</p>}
    </>
  )
}

/** Sections are told apart by their id, and where they have none by their place. */
const sectionOf = (text: AuthoredNode, id: string): AuthoredNode | undefined =>
  (text.content ?? []).find(({ attrs }, index) => (attrs?.id ?? String(index)) === id)
