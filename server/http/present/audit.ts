import type { AuditEntry } from '../../../shared/api/audit.ts'
import { auditActor, auditSentence } from '../../../shared/audit/sentences.ts'
import type { NamedEntries } from '../../domain/audit/readAudit.ts'
import { csvCell } from './csv.ts'

/** Entries with the names that an admin may see. */
export const presentAudit = ({ entries, names }: NamedEntries): AuditEntry[] =>
  entries.map(({ number, at, memberId, action, subjectKind, subjectId, detail: stored, hash }) => {
    const detail: AuditEntry['detail'] = stored === null ? null : JSON.parse(stored)
    const named = Object.values(detail ?? {}).flatMap((value) => {
      const name = names.members.get(String(value))
      return name === undefined ? [] : [[String(value), name] as const]
    })
    const place = subjectId === null ? undefined : names.places.get(subjectId)
    const name = subjectId === null ? undefined : (names.members.get(subjectId) ?? names.things.get(subjectId))
    return {
      number,
      at: new Date(at).toISOString(),
      memberId,
      memberName: memberId === null ? null : (names.members.get(memberId) ?? null),
      action,
      subjectKind,
      subjectId,
      subjectName: name ?? null,
      caseCode: place?.caseCode ?? null,
      noteId: place?.noteId ?? null,
      detail,
      names: Object.fromEntries(named),
      hash,
    }
  })

const columns = [
  'number',
  'at',
  'member',
  'member_id',
  'action',
  'in_words',
  'subject_kind',
  'subject_id',
  'case',
  'detail',
  'hash',
] as const

/** The first line of the table. The mark before it tells spreadsheets that this is UTF-8. */
export const csvHead = `\uFEFF${columns.join(',')}\r\n`

/** Entries as lines of a table (RFC 4180). */
export const csvLines = (entries: readonly AuditEntry[]): string =>
  entries
    .map((entry) => {
      const { number, at, memberId, action, subjectKind, subjectId, caseCode, detail, hash } = entry
      const said = [auditActor(entry), memberId, action, auditSentence(entry), subjectKind, subjectId, caseCode]
      return [String(number), at, ...said, detail && JSON.stringify(detail), hash].map(csvCell).join(',')
    })
    .map((line) => `${line}\r\n`)
    .join('')
