import { z } from 'zod'
import { DeviceKeyId } from '../ids.ts'
import { NewPassword } from './people.ts'

export const ChangePassword = z.object({
  current: z.string('Please enter your current password.').min(1, 'Please enter your current password.').max(200),
  password: NewPassword,
})
export type ChangePassword = z.infer<typeof ChangePassword>

/** The name of one of the member's sessions. It signs nobody in. */
export const SessionName = z.string().regex(/^[0-9a-f]{32}$/)

export const OwnSession = z.object({
  id: SessionName,
  /** The session that asks. */
  current: z.boolean(),
  state: z.enum(['open', 'shaded', 'locked']),
  /** 'Chromium on Linux'; empty where the browser did not say. */
  device: z.string(),
  begunAt: z.iso.datetime(),
  lastActiveAt: z.iso.datetime(),
})
export type OwnSession = z.infer<typeof OwnSession>
export const OwnSessions = z.object({ items: z.array(OwnSession) })

/** 32 random bytes under which one browser keeps what its member wrote. */
export const DeviceKey = z.object({ id: DeviceKeyId, key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/) })
export type DeviceKey = z.infer<typeof DeviceKey>
export const DeviceKeys = z.object({ items: z.array(DeviceKey) })
/** The keys that a browser knows by id, whoever's they are. */
export const LookForDeviceKeys = z.object({ ids: z.array(DeviceKeyId).max(100) })
