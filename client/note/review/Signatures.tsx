import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../../shared/api/notes.ts'
import type { NoteSignature } from '../../../shared/api/review.ts'
import { sentenceOf } from '../../api/problems.ts'
import { signaturesQuery } from '../../api/review.ts'
import { calendarDay, inFull } from '../../ui/dates.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Problem } from '../../ui/Problem.tsx'
import './signatures.css'

/** Under the text, on the screen and on paper: who signed it, as what, when, and whether it still holds. */
export function Signatures({ note }: { note: Note }) {
  const isSigned = note.status !== 'draft' && note.status !== 'changes_requested'
  const signatures = useQuery({ ...signaturesQuery(note.id), enabled: isSigned && note.kind === 'chart' })
  if (!isSigned || note.kind === 'process') return null
  if (signatures.error) return <Problem>{sentenceOf(signatures.error)}</Problem>
  const standing = signatures.data?.items.filter(({ voided }) => voided === null) ?? []
  if (standing.length === 0) return null
  return (
    <section className="signatures" aria-labelledby="signatures">
      <h2 id="signatures">Signatures</h2>
      <ol>
        {standing.map((signature) => (
          <li key={signature.number}>
            <OneSignature signature={signature} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const meanings: Record<NoteSignature['meaning'], string> = {
  author: 'Author',
  answers_for: 'Prescriber',
  co_signer: 'Co-signer',
}

function OneSignature({ signature }: { signature: NoteSignature }) {
  const { signer, meaning, attestation, at, sections, contributors, review, number, content, intact } = signature
  const credentials = signer.credentials.map(({ title, number, state }) =>
    [title, number, state].filter((part) => part !== null).join(' '),
  )
  const others = contributors.filter(({ id }) => id !== signer.id)
  return (
    <>
      <p>
        <b>{signer.name}</b>
        {credentials.length > 0 && <span>, {credentials.join('; ')}</span>}
        <span className="muted">
          {' '}
          {meanings[meaning]}, {inFull(at)}
        </span>
      </p>
      <p className="small">
        {attestation}
        {sections.length > 0 && ` ${sections.map(({ title }) => title).join(', ')}.`}
        {review && reviewInWords(review)}
      </p>
      {meaning === 'author' && others.length > 0 && (
        <p className="small muted">With words of {others.map(({ name, words }) => `${name} (${words})`).join(', ')}</p>
      )}
      <p className="small muted sealLine" data-broken={intact ? undefined : ''}>
        <Icon name={intact ? 'check' : 'attention'} />
        {intact ? 'The seal holds' : 'The seal does not hold. Please tell whoever runs Throughline'}: number {number},
        content <code>{content.slice(0, 16)}</code>
      </p>
    </>
  )
}

const reviewInWords = ({ discussedOn, present }: NonNullable<NoteSignature['review']>): string =>
  [
    ...(discussedOn ? [` Discussed on ${calendarDay(discussedOn)}.`] : []),
    ...(present ? [' Present in the session.'] : []),
  ].join('')
