import { mayInPractice } from '../../../shared/access/policy.ts'
import type { ChangePractice, PracticeSettings } from '../../../shared/api/practice.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { PracticeId } from '../../../shared/ids.ts'
import { changedParts, settingsOf } from '../../../shared/practice/defaults.ts'
import type { Reader } from '../../storage/database.ts'
import {
  findPracticeSettings,
  type PracticeSettingsRow,
  putPracticeSettings,
} from '../../storage/repos/practiceSettings.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'

/** The settings of a practice with who changed them last and when; version 0 while nobody has. */
export interface SettingsForActor extends Omit<PracticeSettingsRow, 'settings' | 'updatedAt' | 'updatedBy'> {
  settings: PracticeSettings
  updatedAt: number | null
  updatedBy: string | null
}

/** Every member reads the settings of the own practice. */
export const settingsForActor = (services: Services, actor: Actor): Promise<SettingsForActor> =>
  settingsIn(services.database.read, actor.practiceId)

/** What the notes of a practice are made and read by. */
export async function settingsIn(db: Reader, practiceId: PracticeId): Promise<SettingsForActor> {
  const row = await findPracticeSettings(db, practiceId)
  if (!row) return { version: 0, settings: settingsOf(null), updatedAt: null, updatedBy: null }
  return { ...row, settings: settingsOf(JSON.parse(row.settings)) }
}

/**
 * An admin writes the settings: `not_allowed` for anybody else, `changed_meanwhile` where they are not the ones any more from
 * which the admin set out. The audit says which parts changed, and nothing of what they are. Notes that are written stay as they are.
 */
export async function changeSettings(
  services: Services,
  actor: Actor,
  { version, settings }: ChangePractice,
): Promise<SettingsForActor> {
  const at = services.clock()
  return writeInPractice(services, actor, async (tx, now) => {
    if (!mayInPractice('editPractice', now.roles)) throw new DomainError('not_allowed')
    const before = await settingsIn(tx, actor.practiceId)
    if (before.version !== version) throw new DomainError('changed_meanwhile')
    const changed = changedParts(before.settings, settings)
    if (changed.length === 0) return before
    const row = { version: version + 1, settings: JSON.stringify(settings), by: actor.memberId, at }
    await putPracticeSettings(tx, actor.practiceId, row)
    await recordAudit(tx, at, { action: 'practice.changed', by: actor, detail: { parts: changed.join(' ') } })
    return settingsIn(tx, actor.practiceId)
  })
}
