import { createHash } from 'node:crypto'
import type { Tables } from '../../server/storage/tables.ts'
import type { App } from '../support/app.ts'

/** What members write; the audit and the sessions also hold what was refused, and are looked at by themselves. */
const tables = [
  'practice',
  'practice_settings',
  'member',
  'member_role',
  'invitation',
  'reset_link',
  'device_key',
  'member_pin',
  'credential',
  'team',
  'team_member',
  'set_up_link',
  'client_case',
  'care_team',
  'course',
  'client_identity',
  'supervision',
  'note',
  'process_grant',
  'check_reason',
  'review_event',
  'supervision_hour',
  'notification',
  'mail_choice',
  'practice_key',
  'seal',
  'sealed_content',
  'comment_thread',
  'comment',
  'comment_wording',
  'document',
  'document_update',
  'document_snapshot',
  'document_author',
  'held_update',
  'template',
  'template_grant',
  'template_version',
  'library_section',
  'library_section_use',
  'note_request',
] as const satisfies readonly (keyof Tables)[]

/** A fingerprint of everything that members have written: two that are equal mean that nothing changed. */
export async function everythingWritten(app: App): Promise<string> {
  const digest = createHash('sha256')
  for (const table of tables) {
    for (const row of await app.services.database.read.selectFrom(table).selectAll().execute())
      digest.update(JSON.stringify([table, row]))
  }
  return digest.digest('hex')
}
