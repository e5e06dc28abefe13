import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Note } from '../../shared/api/notes.ts'
import type { NoteStatus } from '../../shared/review/machine.ts'
import { useMe } from '../api/session.ts'
import { calendarDay, inFull } from '../ui/dates.ts'
import { phaseWord } from '../ui/PhaseName.tsx'

const stands: Record<NoteStatus, string> = {
  draft: 'Draft, not signed',
  in_review: 'In review, not signed',
  changes_requested: 'Changes requested, not signed',
  signed: 'Signed',
  cosigned: 'Co-signed',
  entered_in_error: 'Entered in error',
}

/** On every page: a sheet that lies about must say by itself that it is nobody else's to read. */
const inPrivate = ({ author }: Note) => `Private: process note of ${author.name}, not part of the chart`

/** What stands on paper above a note and on no screen: where it is from, whose it is, how far it is, and when it was printed. */
export function PrintHead({ note }: { note: Note }) {
  const { practice, name } = useMe()
  // Two identifiers on every page: a page that went astray can still be put back.
  const second = note.casePreferredName ?? phaseWord(note.phase)
  const standing = note.kind === 'process' ? inPrivate(note) : stands[note.status]
  usePageMargins({
    '@top-left': `${second}, ${note.caseCode}`,
    '@top-right': practice.name,
    '@bottom-left': `${note.title}, ${calendarDay(note.occurredOn)}. ${standing}`,
  })
  const printedAt = usePrintedAt()
  return (
    <div className="printHead">
      <p>
        <span>{practice.name}</span>
        <span>
          {note.casePreferredName} {note.caseCode}
        </span>
      </p>
      <p>
        <b>{standing}</b>
        <span>
          Printed by {name}, {inFull(printedAt)}
        </span>
      </p>
    </div>
  )
}

/** The moment at which the page was last about to be printed. */
function usePrintedAt(): string {
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    // The browser takes the page as it stands when this returns.
    const look = () => flushSync(() => setAt(new Date().toISOString()))
    addEventListener('beforeprint', look)
    return () => removeEventListener('beforeprint', look)
  }, [])
  return at
}

/** Words in the margins of every printed page. They are data, so they cannot stand in a stylesheet of their own. */
function usePageMargins(margins: Readonly<Record<string, string>>): void {
  const rule = Object.entries(margins)
    .map(([box, words]) => `${box} { content: ${quoted(words)} }`)
    .join(' ')
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page { ${rule} }`)
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [rule])
}

/** A CSS string that means exactly these words. */
const quoted = (words: string): string =>
  `"${words.replaceAll(/["\\\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`
