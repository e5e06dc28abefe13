import type { DeviceKey, OwnSession } from '../../../shared/api/account.ts'
import type { DeviceKeyId, SessionId } from '../../../shared/ids.ts'
import { nameOf } from '../../domain/auth/account.ts'
import type { SessionLife } from '../../domain/auth/sessionLife.ts'

export function presentOwnSession(
  { state, session }: Exclude<SessionLife, { state: 'over' }>,
  current: SessionId,
): OwnSession {
  return {
    id: nameOf(session.id),
    current: session.id === current,
    state,
    device: session.device,
    begunAt: new Date(session.createdAt).toISOString(),
    lastActiveAt: new Date(session.lastActiveAt).toISOString(),
  }
}

export const presentDeviceKey = ({ id, key }: { id: DeviceKeyId; key: Uint8Array }): DeviceKey => ({
  id,
  key: Buffer.from(key).toString('base64'),
})
