import type { BackupSummary } from '../../storage/backup/verifyBackup.ts'

/** What is in a backup, for an operator: numbers alone. */
export function inOneLine({ rows, step, newestChange }: BackupSummary): string {
  const count = (table: string, one: string, many: string): string => {
    const number = rows.get(table) ?? 0
    return `${number} ${number === 1 ? one : many}`
  }
  const counts = [
    count('practice', 'practice', 'practices'),
    count('member', 'member', 'members'),
    count('client_case', 'case', 'cases'),
    count('note', 'note', 'notes'),
    count('held_update', 'piece of held words', 'pieces of held words'),
    count('audit_entry', 'audit entry', 'audit entries'),
  ]
  const newest = newestChange === null ? 'No note yet' : `Last change of a note ${new Date(newestChange).toISOString()}`
  return `It holds ${counts.join(', ')}. ${newest}. Tables as of ${step}.`
}
