import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { writtenNote } from '../../../shared/note/written/note.ts'
import type { NoteStatus } from '../../../shared/review/machine.ts'
import { amendmentNames, noteStates } from '../../../shared/review/sentences.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { type Contributor, contributorsTo } from '../history/contributors.ts'
import { readText } from '../history/versionText.ts'
import type { Actor, Services } from '../services.ts'
import { checkedSignatures, type Signature } from '../signing/signatures.ts'
import type { PrintedNote, PrintedSignature } from './printed.ts'

const quietStates: readonly NoteStatus[] = ['signed', 'cosigned']

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' })
export const calendarDay = (value: string): string => day.format(new Date(`${value}T00:00:00Z`))
/** `20 November 2026, 14:05 UTC` */
export const instant = (at: number): string => `${day.format(at)}, ${clock.format(at)} UTC`

/** Two identifiers, so that a page that went astray can be put back: what the client is called, or the phase, and the code. */
export const identifiersOf = ({ casePreferredName, caseCode, phase }: NoteOfMember): string =>
  `${casePreferredName ?? phaseName(phase)}, ${caseCode}`

const phaseName = (phase: NoteOfMember['phase']): string =>
  phase === null ? 'Any phase' : `${phase.charAt(0).toUpperCase()}${phase.slice(1)}`

/** A note as it stands on paper: its text as it is on disk, how far it is, and who signed it. */
export async function printedNote(services: Services, actor: Actor, note: NoteOfMember): Promise<PrintedNote> {
  const { read: db } = services.database
  const read = await readText(services.database, actor.practiceId, note.documentId)
  // A file that silently lacks a note would pass for the whole.
  if (!read) throw new DomainError('not_found')
  const signatures = (await checkedSignatures(services, actor.practiceId, note.id)).filter(
    ({ voided }) => voided === null,
  )
  return printed(note, read.plain, signatures, await contributorsTo(db, actor.practiceId, read.text))
}

function printed(
  note: NoteOfMember,
  text: NoteNode,
  signatures: readonly Signature[],
  contributors: readonly Contributor[],
): PrintedNote {
  const isPrivate = note.kind === 'process'
  const state = isPrivate
    ? `Private: process note of ${note.authorName}, not part of the chart`
    : noteStates[note.status].whole
  const writers = contributors.filter(({ words }) => words > 0)
  return {
    title: note.title,
    state,
    loud: isPrivate || !quietStates.includes(note.status),
    identifiers: identifiersOf(note),
    footer: `${note.title}, ${calendarDay(note.occurredOn)}. ${state}`,
    facts: [
      ['State', state],
      ['Case', [note.caseCode, note.casePreferredName ?? ''].filter((part) => part !== '').join(', ')],
      ...(note.phase === null ? [] : [['Phase', phaseName(note.phase)] as const]),
      ['About the day', calendarDay(note.occurredOn)],
      ['Author', note.authorName],
      ...(writers.length === 0
        ? []
        : [
            [
              'Words by',
              writers.map(({ member, words }) => withWords({ name: member.name, words })).join(', '),
            ] as const,
          ]),
      ['Begun', instant(note.createdAt)],
      ...(note.amendsKind === null
        ? []
        : [['Kind', `${amendmentNames[note.amendsKind]}, beside the note before it`] as const]),
    ],
    sections: writtenNote(text),
    signatures: signatures.map(printedSignature),
  }
}

const withWords = ({ name, words }: { name: string; words: number }) => `${name} (${words})`

const meanings: Record<Signature['statement']['meaning'], string> = {
  author: 'Author',
  answers_for: 'Prescriber, for the sections named',
  co_signer: 'Co-signer',
}

function printedSignature({ statement, intact }: Signature): PrintedSignature {
  const { signer, meaning, attestation, sections, contributors, review, number, content, at } = statement
  const credentials = signer.credentials.map(({ title, number: licence, state }) =>
    [title, licence, state].filter((part) => part !== null).join(' '),
  )
  const reviewed = [
    ...(review?.discussedOn ? [`Discussed on ${calendarDay(review.discussedOn)}.`] : []),
    ...(review?.present ? ['Present in the session.'] : []),
  ]
  return {
    who: [signer.name, ...credentials].join(', '),
    meaning: `${meanings[meaning]} (${signer.careRole}), ${instant(Date.parse(at))}`,
    lines: [
      [attestation, ...(sections.length === 0 ? [] : [`${sections.map(({ title }) => title).join(', ')}.`])].join(' '),
      ...(reviewed.length === 0 ? [] : [reviewed.join(' ')]),
      ...(meaning === 'author' && contributors.length > 0
        ? [`Words in the text: ${contributors.map(withWords).join(', ')}.`]
        : []),
      `${intact ? 'Seal' : 'THE SEAL DOES NOT HOLD: seal'} number ${number}, content SHA-256 ${content}`,
    ],
  }
}
