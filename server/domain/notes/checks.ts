import { randomUUID } from 'node:crypto'
import type { GiveReason } from '../../../shared/api/checks.ts'
import { byDay } from '../../../shared/course/place.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type NoteId, ReasonId } from '../../../shared/ids.ts'
import { checkNote } from '../../../shared/note/checks/checkNote.ts'
import {
  type CheckSurroundings,
  type EarlierConsent,
  type EarlierNote,
  type Finding,
  noSurroundings,
} from '../../../shared/note/checks/finding.ts'
import { proseOf } from '../../../shared/note/checks/repeated.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import type { Tx } from '../../storage/database.ts'
import { type CheckReasonRow, deleteReason, listReasons, putReason } from '../../storage/repos/checkReasons.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import type { NoteOfMember } from '../../storage/repos/notes.ts'
import { recordAudit } from '../audit/record.ts'
import { freshFacts } from '../index/withFacts.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { notesOf, requireNote } from './notes.ts'

/** Reasons in one note at most: a finding has one, and nobody signs over so many. */
const atMost = 300

export interface CheckedNote {
  findings: Finding[]
  around: CheckSurroundings
  reasons: (CheckReasonRow & { memberName: string })[]
}

/**
 * What to see to before the note is signed, by its text as it is on disk, with what is needed of the other notes of the case's
 * chart to check it anew. A process note is never signed, and so has nothing.
 */
export async function checksOf(services: Services, actor: Actor, id: NoteId): Promise<CheckedNote> {
  const { note } = await requireNote(services.database.read, actor, services.clock(), id, 'read')
  if (note.kind === 'process') return { findings: [], around: noSurroundings(note.occurredOn), reasons: [] }
  const stored = await loadDocument(services.database, actor.practiceId, note.documentId)
  if (!stored) throw new DomainError('not_found')
  const around = await surroundingsOf(services, actor, note)
  const reasons = await listReasons(services.database.read, actor.practiceId, id)
  return { findings: checkNote(readUpdates(piecesOf(stored)), around), around, reasons }
}

async function surroundingsOf(services: Services, actor: Actor, note: NoteOfMember): Promise<CheckSurroundings> {
  const others = (await notesOf(services, actor, note.caseId))
    .map((other) => other.note)
    .filter(({ id, status }) => id !== note.id && status !== 'entered_in_error')
    .filter((other) => byDay(other, note) < 0)
    .toSorted(byDay)
  const consents = others.flatMap((other): EarlierConsent[] =>
    (freshFacts(other)?.consents ?? []).map((consent) => ({ ...consent, on: consent.on ?? other.occurredOn })),
  )
  const last = others.at(-1)
  const alike = others.findLast(({ templateId }) => templateId === note.templateId)
  const compared = [...new Set([last, alike])].filter((other) => other !== undefined)
  const earlier: EarlierNote[] = []
  for (const { documentId, occurredOn, title } of compared) {
    const stored = await loadDocument(services.database, actor.practiceId, documentId)
    if (!stored) throw new DomainError('not_found')
    earlier.push({ occurredOn, title, prose: proseOf(readUpdates(piecesOf(stored))) })
  }
  return { occurredOn: note.occurredOn, consents, earlier }
}

/** A note that the actor may sign, of a case that is open and a document that takes text: `case_closed`, `not_allowed`. */
async function requireUnderWay(tx: Tx, actor: Actor, at: number, id: NoteId): Promise<void> {
  const { facts, abilities } = await requireNote(tx, actor, at, id, 'read')
  if (!abilities.sign && !abilities.submit) throw new DomainError('not_allowed')
  if (facts.closed) throw new DomainError('case_closed')
  if (facts.locked) throw new DomainError('not_allowed')
}

/** Whoever may sign the note says why they go on in spite of a finding; what was said of it before is replaced. */
export async function giveReason(services: Services, actor: Actor, noteId: NoteId, given: GiveReason): Promise<void> {
  const at = services.clock()
  await writeAs(services, actor, async (tx, now) => {
    await requireUnderWay(tx, now, at, noteId)
    const known = await listReasons(tx, actor.practiceId, noteId)
    const isNew = !known.some(
      ({ code, place, about }) => code === given.code && place === given.place && about === given.about,
    )
    if (isNew && known.length >= atMost) throw new DomainError('limit_reached')
    const id = ReasonId.parse(randomUUID())
    await putReason(tx, actor.practiceId, noteId, { id, ...given, memberId: actor.memberId, at })
    const subject = { kind: 'note', id: noteId } as const
    await recordAudit(tx, at, { action: 'check.reason_given', by: actor, subject, detail: { code: given.code } })
  })
}

/** Takes a reason back; `not_found` where the note has none of this id. */
export async function takeReasonBack(services: Services, actor: Actor, noteId: NoteId, id: ReasonId): Promise<void> {
  const at = services.clock()
  await writeAs(services, actor, async (tx, now) => {
    await requireUnderWay(tx, now, at, noteId)
    const code = await deleteReason(tx, actor.practiceId, noteId, id)
    if (code === undefined) throw new DomainError('not_found')
    const subject = { kind: 'note', id: noteId } as const
    await recordAudit(tx, at, { action: 'check.reason_taken_back', by: actor, subject, detail: { code } })
  })
}
