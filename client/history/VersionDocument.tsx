import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Difference } from '../../shared/api/history.ts'
import type { Note } from '../../shared/api/notes.ts'
import { summaryOf } from '../../shared/history/summary.ts'
import { compareQuery, sinceSeenQuery, versionsQuery } from '../api/history.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { inFull } from '../ui/dates.ts'
import { Face } from '../ui/Face.tsx'
import { Loading } from '../ui/Loading.tsx'
import { capital, counted } from '../ui/numbers.ts'
import { Problem } from '../ui/Problem.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Tick } from '../ui/Tick.tsx'
import { ChangesView } from './ChangesView.tsx'
import type { Look } from './look.ts'
import { RestoreVersion } from './RestoreVersion.tsx'
import { versionInWords, whenInWords } from './versionWords.ts'
import './history.css'

/** A note as it was, in the place of its text, with what changed in it since an earlier version. Escape leads back. */
export function VersionDocument({
  note,
  look,
  onLook,
}: {
  note: Note
  look: Look
  onLook: (look: Look | null) => void
}) {
  const versions = useQuery(versionsQuery(note.id)).data?.items ?? []
  const compared = useQuery({ ...compareQuery(note.id, look.from, look.to), enabled: look.sinceSeen !== true })
  const since = useQuery({ ...sinceSeenQuery(note.id), enabled: look.sinceSeen === true })
  const changes = look.sinceSeen ? (since.data?.changes ?? undefined) : compared.data
  const error = look.sinceSeen ? since.error : compared.error
  const [onlyChanges, setOnlyChanges] = useState(look.sinceSeen === true)
  const shown = versions.find(({ id }) => id === look.to)
  const earlier = versions.filter(({ number }) => shown === undefined || number < shown.number)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another page to be told of
  useEffect(() => heading.current?.focus({ preventScroll: false }), [look.to, look.sinceSeen])
  const leave = (event: KeyboardEvent<HTMLElement>) => {
    // A question that stands over the page is closed by Escape itself.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key === 'Escape' && isHere) onLook(null)
  }
  return (
    <main className="noteDoc versionDoc" onKeyDown={leave}>
      <div className="versionHead">
        <h1 ref={heading} tabIndex={-1}>
          {note.title}
        </h1>
        <p className="noteMeta">
          {shown ? `As it was on ${inFull(shown.at)}. ` : 'As it stands now. '}
          {shown && `${versionInWords(shown, versions)}.`}
        </p>
        {earlier.length > 0 && (
          <SelectField
            label="Changes since"
            value={look.from}
            options={earlier.map((version) => ({
              value: version.id,
              label: `${whenInWords(version.at)}, ${versionInWords(version, versions)}`,
            }))}
            onChange={(event) => {
              const from = earlier.find(({ id }) => id === event.currentTarget.value)
              if (from) onLook({ from: from.id, to: look.to })
            }}
          />
        )}
        {changes && <Shares changes={changes} />}
        <Tick
          label="Only what changed"
          checked={onlyChanges}
          onChange={(event) => setOnlyChanges(event.currentTarget.checked)}
        />
      </div>
      <div className="versionActs">
        <div className="actions">
          <Button onClick={() => onLook(null)}>Back to the note</Button>
          {changes?.difference.changed && (
            <Button variant="quiet" onClick={() => goToNextChange(heading.current)}>
              Next change
            </Button>
          )}
          {shown?.abilities.restore && shown.id !== versions[0]?.id && (
            <RestoreVersion note={note} version={shown} onRestored={() => onLook(null)} />
          )}
        </div>
      </div>
      {error && <Problem>{sentenceOf(error)}</Problem>}
      {!changes && !error && <Loading />}
      {changes && <ChangesView changes={changes} onlyChanges={onlyChanges} />}
    </main>
  )
}

/** Leads to the first change below what is in sight, and from the last one to the first. */
function goToNextChange(heading: HTMLElement | null): void {
  const page = heading?.closest('.versionDoc')
  const found = [...(page?.querySelectorAll('.changes ins, .changes del, .changes .reformatted') ?? [])]
  const middle = innerHeight / 2
  const next = found.find((one) => one.getBoundingClientRect().top > middle + 4) ?? found[0]
  next?.scrollIntoView({ block: 'center' })
}

/** Who added how much, by their colours, and how much went. */
function Shares({ changes }: { changes: Difference }) {
  const { shares, removedWords } = summaryOf(changes.difference)
  if (shares.length === 0 && removedWords === 0) return null
  return (
    <ul className="shares" aria-label="Who changed what">
      {shares.flatMap(({ member, words, cells }) => {
        const writer = changes.people.find(({ id }) => id === member)
        if (!writer) return []
        return [
          <li key={writer.id}>
            <span aria-hidden="true">
              <Face person={writer} size="small" />
            </span>
            <span className="changedWho" data-person={writer.color}>
              {writer.name}
            </span>{' '}
            {[words > 0 ? counted(words, 'word') : null, cells > 0 ? counted(cells, 'cell') : null]
              .filter((part) => part !== null)
              .join(', ')}
          </li>,
        ]
      })}
      {removedWords > 0 && <li className="muted">{capital(counted(removedWords, 'word'))} removed</li>}
    </ul>
  )
}
