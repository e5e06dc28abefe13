import { useQuery } from '@tanstack/react-query'
import type { AuditChain } from '../../shared/api/audit.ts'
import { chainQuery } from '../api/audit.ts'
import { sentenceOf } from '../api/problems.ts'
import { clockTime } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { Problem } from '../ui/Problem.tsx'

/** Whether the audit holds, as of the moment in which the server looked, and what that look covered. */
export function ChainLine() {
  const { data, error } = useQuery(chainQuery)
  if (error) return <Problem>{sentenceOf(error)}</Problem>
  // In its place from the beginning, so that nothing jumps.
  if (!data) return <p className="sentence auditChain muted">Looking whether the audit holds…</p>
  const wrong = wrongIn(data)
  if (wrong) return <Problem>{wrong}</Problem>
  return (
    <p className="sentence auditChain">
      <Icon name="check" />
      <span>
        {inWords(data)}{' '}
        <span className="muted">
          Looked at {clockTime(data.at)}.
          {data.from > 1 && ' What is older is recomputed by npm run audit:verify on the server.'}
        </span>
      </span>
    </p>
  )
}

const count = new Intl.NumberFormat('en-GB')

function inWords({ number, from, anchored }: AuditChain): string {
  if (number === 0) return 'Nothing is in the audit yet.'
  const looked = number - from + 1
  const which =
    from === 1 ? `All ${count.format(number)}` : `The newest ${count.format(looked)} of ${count.format(number)}`
  const file = anchored === null ? 'names none of them yet' : `names number ${count.format(anchored)}`
  return `${which} entries follow from one another; the newest has number ${count.format(number)}. The file outside the database ${file} and fits.`
}

const verify = 'Ask whoever runs the server to run npm run audit:verify, and to keep the database as it is.'

/** What does not hold, as a sentence; null where nothing is known to be wrong. */
function wrongIn({ broken, anchor, anchored }: AuditChain): string | null {
  if (broken !== null)
    return `The audit does not hold: entry ${broken} is missing or does not follow from the one before it. It was changed past Throughline. ${verify}`
  switch (anchor) {
    case 'fits':
      return null
    case 'not_there':
      return `The audit does not fit the file outside the database, which names entry ${anchored}: that entry is gone or is another now. ${verify}`
    case 'cannot_be_read':
      return 'The file outside the database that names the newest entries cannot be read, so nobody can say whether all of them are there. Ask whoever runs the server.'
    case 'cannot_be_written':
      return 'The file outside the database that names the newest entries cannot be written at the moment. Ask whoever runs the server.'
  }
}
