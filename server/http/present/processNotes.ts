import type { ProcessReaders } from '../../../shared/api/processNotes.ts'
import type { ProcessReaders as Found } from '../../domain/notes/processReaders.ts'

export const presentProcessReaders = ({ readers, mayBeNamed }: Found): ProcessReaders => ({
  readers: readers.map(({ member, grantedAt, lastReadAt, resting }) => ({
    member,
    grantedAt: new Date(grantedAt).toISOString(),
    lastReadAt: lastReadAt === null ? null : new Date(lastReadAt).toISOString(),
    resting,
  })),
  mayBeNamed,
})
