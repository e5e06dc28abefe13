import { randomBytes, randomUUID } from 'node:crypto'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { DeviceKeyId } from '../../../shared/ids.ts'
import {
  type DeviceKeyRow,
  deleteDeviceKey,
  insertDeviceKey,
  listDeviceKeys,
  touchDeviceKeys,
} from '../../storage/repos/deviceKeys.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'

/** Browsers of one member that keep something. */
const keysPerMember = 50
/** A key that no browser asked for in so long gives way to a new one where there are too many; never before. */
const unusedFor = 180 * 24 * 60 * 60_000

/** Makes a key for what this member's browser keeps. `limit_reached` where every one of too many is still in use. */
export async function makeDeviceKey(services: Services, actor: Actor): Promise<Pick<DeviceKeyRow, 'id' | 'key'>> {
  const at = services.clock()
  const made = { id: DeviceKeyId.parse(randomUUID()), key: new Uint8Array(randomBytes(32)) }
  await writeAs(services, actor, async (tx) => {
    const { practiceId, memberId } = actor
    const keys = await listDeviceKeys(tx, practiceId, memberId)
    const [oldest] = keys
    if (oldest && keys.length >= keysPerMember) {
      if (oldest.usedAt + unusedFor > at) throw new DomainError('limit_reached')
      await deleteDeviceKey(tx, practiceId, memberId, oldest.id)
    }
    await insertDeviceKey(tx, practiceId, { ...made, memberId, at })
    await recordAudit(tx, at, { action: 'device_key.made', by: actor })
  })
  return made
}

/** Those of the asked keys that are the member's own; of others nothing is told, not even that they are there. */
export async function openDeviceKeys(
  services: Services,
  actor: Actor,
  ids: readonly DeviceKeyId[],
): Promise<Pick<DeviceKeyRow, 'id' | 'key'>[]> {
  return writeAs(services, actor, async (tx) => {
    const own = await listDeviceKeys(tx, actor.practiceId, actor.memberId)
    const asked = own.filter(({ id }) => ids.includes(id))
    if (asked.length > 0) {
      const found = asked.map(({ id }) => id)
      await touchDeviceKeys(tx, actor.practiceId, found, services.clock())
    }
    return asked
  })
}

/** The member wants what was kept under it never to be read again. Does nothing where the key is not theirs. */
export async function removeDeviceKey(services: Services, actor: Actor, id: DeviceKeyId): Promise<void> {
  await writeAs(services, actor, async (tx) => {
    const isRemoved = await deleteDeviceKey(tx, actor.practiceId, actor.memberId, id)
    if (isRemoved) await recordAudit(tx, services.clock(), { action: 'device_key.removed', by: actor })
  })
}
