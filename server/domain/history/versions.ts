import type { NoteAct } from '../../../shared/access/vocabulary.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { AuthoredNode } from '../../../shared/history/authored.ts'
import { differenceOf, type PartDifference } from '../../../shared/history/difference.ts'
import type { MemberId, NoteId, VersionId } from '../../../shared/ids.ts'
import { unpackText } from '../../storage/packedText.ts'
import { namesOfMembers, type WriterRow } from '../../storage/repos/people.ts'
import { findSeen } from '../../storage/repos/seen.ts'
import { findVersion, listVersions, type StoredVersion, type VersionRow } from '../../storage/repos/versions.ts'
import type { SeldomAudit } from '../audit/seldom.ts'
import { type NoteForActor, requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { readText } from './versionText.ts'

/** A version as the actor sees it. */
export interface VersionForActor {
  version: VersionRow
  ofNumber: number | null
  mayRestore: boolean
}

export interface Compared {
  from: VersionForActor
  /** Null for the text as it stands now. */
  to: VersionForActor | null
  difference: PartDifference
}

/** Somebody’s name and colour by their id, of all who ever worked in the practice. */
export type People = ReadonlyMap<MemberId, WriterRow>

export const peopleOf = (services: Services, actor: Actor): Promise<People> =>
  namesOfMembers(services.database.read, actor.practiceId, 'everybody')

const historyOf = (services: Services, actor: Actor, id: NoteId, act: NoteAct = 'readHistory') =>
  requireNote(services.database.read, actor, services.clock(), id, act)

/** The versions of a note, newest first. Of a process note for its author alone. */
export async function versionsOf(services: Services, actor: Actor, id: NoteId): Promise<VersionForActor[]> {
  const { abilities } = await historyOf(services, actor, id)
  const versions = await listVersions(services.database.read, actor.practiceId, id)
  const numbers = new Map(versions.map((version) => [version.id, version.number]))
  return versions.toReversed().map((version) => ({
    version,
    ofNumber: version.ofVersionId === null ? null : (numbers.get(version.ofVersionId) ?? null),
    mayRestore: abilities.restore,
  }))
}

/** One version with its text. Reading it is recorded before it is shown. */
export async function readVersion(
  services: Services,
  record: SeldomAudit,
  actor: Actor,
  id: NoteId,
  versionId: VersionId,
): Promise<{ version: VersionForActor; text: AuthoredNode }> {
  const note = await historyOf(services, actor, id)
  const stored = await requireVersion(services, actor, id, versionId)
  await recordRead(record, actor, id, stored.number)
  return { version: await shown(services, actor, note, stored), text: unpackText(stored.bytes) }
}

/** How one version of a note became another, or the text as it stands now. */
export async function compareVersions(
  services: Services,
  record: SeldomAudit,
  actor: Actor,
  id: NoteId,
  { from, to }: { from: VersionId; to: VersionId | 'now' },
): Promise<Compared> {
  const note = await historyOf(services, actor, id)
  const before = await requireVersion(services, actor, id, from)
  const after = to === 'now' ? null : await requireVersion(services, actor, id, to)
  await recordRead(record, actor, id, before.number)
  if (after) await recordRead(record, actor, id, after.number)
  return {
    from: await shown(services, actor, note, before),
    to: after && (await shown(services, actor, note, after)),
    difference: differenceOf(
      unpackText(before.bytes),
      after ? unpackText(after.bytes) : await textNow(services, actor, note),
    ),
  }
}

/** What became of a note since the actor saw it last; null for whoever has not seen it before. */
export async function changesSinceSeen(
  services: Services,
  record: SeldomAudit,
  actor: Actor,
  id: NoteId,
): Promise<{ seenAt: number; changes: Compared | null } | null> {
  const note = await historyOf(services, actor, id)
  const seen = await findSeen(services.database.read, actor.practiceId, id, actor.memberId)
  if (!seen) return null
  const before = await requireVersion(services, actor, id, seen.versionId)
  if (before.head === note.note.head) return { seenAt: seen.at, changes: null }
  await recordRead(record, actor, id, before.number)
  const difference = differenceOf(unpackText(before.bytes), await textNow(services, actor, note))
  return { seenAt: seen.at, changes: { from: await shown(services, actor, note, before), to: null, difference } }
}

export async function requireVersion(
  services: Services,
  actor: Actor,
  noteId: NoteId,
  id: VersionId,
): Promise<StoredVersion> {
  const stored = await findVersion(services.database.read, actor.practiceId, noteId, id)
  if (!stored) throw new DomainError('not_found')
  return stored
}

async function shown(
  services: Services,
  actor: Actor,
  { note, abilities }: NoteForActor,
  version: VersionRow,
): Promise<VersionForActor> {
  const { ofVersionId } = version
  const of = ofVersionId && (await findVersion(services.database.read, actor.practiceId, note.id, ofVersionId))
  return { version, ofNumber: of ? of.number : null, mayRestore: abilities.restore }
}

async function textNow(services: Services, actor: Actor, { note }: NoteForActor): Promise<AuthoredNode> {
  const read = await readText(services.database, actor.practiceId, note.documentId)
  if (!read) throw new DomainError('not_found')
  return read.text
}

const recordRead = (record: SeldomAudit, by: Actor, id: NoteId, version: number) =>
  record({ action: 'version.read', by, subject: { kind: 'note', id }, detail: { version } })
