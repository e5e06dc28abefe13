import { useQuery } from '@tanstack/react-query'
import { type FirstLine, firstLines } from '../../shared/review/firstLines.ts'
import { practiceQuery } from '../api/practice.ts'
import { sentenceOf } from '../api/problems.ts'
import { useNoteText } from '../note/useNoteText.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'

const icons: Record<FirstLine['kind'], IconName> = {
  risk: 'attention',
  adverse_effect: 'attention',
  touch: 'info',
  vitals: 'attention',
  late_entry: 'info',
  empty_section: 'planned',
}

/**
 * What to see before the rest, each line leading to its place. Nothing stands out only where readings were held against the
 * practice's ranges as well.
 */
export function LookFirst({ open, onGo }: { open: OpenNote | null; onGo: (sectionId: string) => void }) {
  const text = useNoteText(open)
  const practice = useQuery(practiceQuery)
  const ranges = practice.data?.settings.vitalsRanges ?? null
  if (text === null) return null
  const lines = firstLines(text, ranges)
  return (
    <>
      {lines.length > 0 && <Lines lines={lines} onGo={onGo} />}
      {ranges !== null && lines.length === 0 && <p className="lookFirst muted small">Nothing stands out.</p>}
      {ranges === null && practice.isPending && <Loading />}
      {ranges === null && practice.error && (
        <Problem>{`Vital signs could not be held against the practice’s ranges. Look at them yourself. ${sentenceOf(practice.error)}`}</Problem>
      )}
    </>
  )
}

function Lines({ lines, onGo }: { lines: readonly FirstLine[]; onGo: (sectionId: string) => void }) {
  return (
    <ul className="lookFirst" aria-label="Look first at">
      {lines.map(({ kind, words, sectionId }) => (
        <li key={`${kind} ${sectionId} ${words}`} data-kind={kind}>
          <button type="button" disabled={sectionId === null} onClick={() => sectionId !== null && onGo(sectionId)}>
            <Icon name={icons[kind]} />
            {words}
          </button>
        </li>
      ))}
    </ul>
  )
}
