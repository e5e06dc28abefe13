import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../shared/api/notes.ts'
import { templatesQuery } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { inFull } from '../ui/dates.ts'
import { phaseWord } from '../ui/PhaseName.tsx'
import { PrivateWord } from '../ui/PrivateWord.tsx'
import { SaveAs } from '../ui/SaveAs.tsx'
import { StatusName } from '../ui/StatusName.tsx'
import { NoteDay } from './NoteDay.tsx'
import type { Present } from './presence.ts'
import { TemplateMove } from './TemplateMove.tsx'

/** What is known about the note besides its text, and its text to take along. */
export function Details({ note, people }: { note: Note; people: readonly Present[] }) {
  const template = useQuery(templatesQuery).data?.items.find(({ id }) => id === note.templateId)
  return (
    <div className="details">
      <dl>
        <dt>Author</dt>
        <dd>{note.author.name}</dd>
        <dt>State</dt>
        <dd>
          {note.kind === 'process' ? (
            <PrivateWord>Private, never signed</PrivateWord>
          ) : (
            <StatusName status={note.status} />
          )}
        </dd>
        <dt>Phase</dt>
        <dd>{note.kind === 'process' ? 'Not in the chart' : phaseWord(note.phase)}</dd>
        <dt>{note.abilities.edit ? <label htmlFor="occurredOn">About the day</label> : 'About the day'}</dt>
        <dd>
          <NoteDay note={note} />
        </dd>
        <dt>Begun</dt>
        <dd>
          <time dateTime={note.createdAt}>{inFull(note.createdAt)}</time>
        </dd>
        <dt>Template</dt>
        <dd>
          {template?.name ?? note.title}, version {note.templateVersion}
        </dd>
        <dt>Here now</dt>
        <dd>
          <ul>
            {people.map(({ id, name, role, me }) => (
              <li key={id}>
                {name} <span className="muted">{me ? 'you' : role}</span>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <TemplateMove note={note} />
      <p className="actions">
        {note.abilities.export && (
          <SaveAs
            from={`/api/notes/${note.id}/export`}
            name={note.caseCode}
            sealed={note.status !== 'draft' && note.status !== 'changes_requested' && note.kind === 'chart'}
          />
        )}
        <Button variant="quiet" onClick={() => print()}>
          Print
        </Button>
      </p>
    </div>
  )
}
