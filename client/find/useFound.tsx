import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { FoundCase, FoundNote, SearchResult } from '../../shared/api/search.ts'
import { hasTerm, readQuery } from '../../shared/search/query.ts'
import { casesQuery } from '../api/cases.ts'
import { ClientName } from '../cases/ClientName.tsx'
import { calendarDay } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { PhaseName } from '../ui/PhaseName.tsx'
import { PrivateWord } from '../ui/PrivateWord.tsx'
import { StatusName } from '../ui/StatusName.tsx'
import { useShade } from '../ui/shade.ts'
import { type Command, useCommands } from './useCommands.ts'

/** Something to go to or to do. */
interface FoundOption {
  key: string
  shown: ReactNode
  run: Command['run']
}
export interface FoundGroup {
  title: string
  options: FoundOption[]
}

const recentCases = 5

/** What the box offers: before anything is typed the latest cases and what can be done, then what was found. */
export function useFound(typed: string, result: SearchResult | undefined): FoundGroup[] {
  const navigate = useNavigate()
  const { down } = useShade()
  const commands = useCommands()
  const cases = useQuery({ ...casesQuery, enabled: typed.trim() === '' }).data?.items ?? []
  const openCase = (one: FoundCase): FoundOption => ({
    key: `case-${one.id}`,
    shown: <CaseShown one={one} />,
    run: () => void navigate(`/cases/${one.id}`),
  })
  const openNote = (found: FoundNote): FoundOption => ({
    key: `note-${found.noteId}`,
    shown: <NoteShown found={found} down={down} />,
    run: () => void navigate({ pathname: `/notes/${found.noteId}`, hash: sectionHash(found) }),
  })
  const perform = (command: Command): FoundOption => ({
    key: `command-${command.key}`,
    shown: (
      <span className="findCommand">
        <Icon name={command.icon} />
        {command.label}
      </span>
    ),
    run: command.run,
  })
  const groups =
    typed.trim() === ''
      ? [
          {
            title: 'Recent cases',
            options: cases.filter(isOpen).toSorted(byLastWritten).slice(0, recentCases).map(openCase),
          },
          { title: 'Commands', options: commands.filter(({ onlyTyped }) => onlyTyped !== true).map(perform) },
        ]
      : [
          { title: 'Cases', options: (result?.cases ?? []).map(openCase) },
          { title: 'Commands', options: commands.filter((command) => isAskedFor(command, typed)).map(perform) },
          { title: 'Notes', options: (result?.items ?? []).map(openNote) },
        ]
  return groups.filter(({ options }) => options.length > 0)
}

const sectionHash = ({ section }: FoundNote): string => (section?.id ? `#section-${section.id}` : '')

const isOpen = ({ closed }: { closed: boolean }) => !closed
const byLastWritten = (one: { lastWrittenAt: string | null }, other: { lastWrittenAt: string | null }): number =>
  (other.lastWrittenAt ?? '').localeCompare(one.lastWrittenAt ?? '')

/** Every word that was typed begins one of the command’s. */
function isAskedFor({ label, words }: Command, typed: string): boolean {
  const terms = readQuery(typed)
  return terms.length > 0 && terms.every((term) => hasTerm(`${label} ${words}`, { ...term, open: true }))
}

function CaseShown({ one }: { one: FoundCase }) {
  return (
    <span className="findCase">
      <ClientName client={one} />
      {one.closed && <span className="muted small">Closed</span>}
    </span>
  )
}

/** While the shade is down no words of notes are shown either: a shoulder reads fifty of them at once here. */
function NoteShown({ found, down }: { found: FoundNote; down: boolean }) {
  return (
    <>
      <span className="findNoteHead">
        <ClientName client={{ code: found.caseCode, preferredName: found.casePreferredName }} />
        <PhaseName phase={found.phase} name={found.title} />
        <span className="muted small">{calendarDay(found.occurredOn)}</span>
        {found.kind === 'process' ? <PrivateWord /> : <StatusName status={found.status} />}
      </span>
      {!down && found.snippetParts.length > 0 && (
        <span className="findSnippet">
          {found.snippetParts.map(({ text, match }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line, which never change places
            match ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </span>
      )}
      <span className="muted small">
        {found.section?.title ? `${found.section.title} · ` : ''}
        {found.author.name}
      </span>
    </>
  )
}
