import { mayInPractice } from '../../../shared/access/policy.ts'
import type { PracticeSettingsNow } from '../../../shared/api/practice.ts'
import type { SettingsForActor } from '../../domain/practice/settings.ts'
import type { Actor } from '../../domain/services.ts'

export const presentSettings = (
  actor: Actor,
  { version, settings, updatedAt, updatedBy }: SettingsForActor,
): PracticeSettingsNow => ({
  version,
  settings,
  updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
  updatedBy,
  abilities: { edit: mayInPractice('editPractice', actor.roles) },
})
