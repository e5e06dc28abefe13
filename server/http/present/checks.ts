import type { Checks } from '../../../shared/api/checks.ts'
import type { CheckedNote } from '../../domain/notes/checks.ts'

export const presentChecks = ({ findings, around, reasons }: CheckedNote): Checks => ({
  findings: findings.map((finding) => ({ ...finding })),
  around: {
    occurredOn: around.occurredOn,
    consents: around.consents.map((consent) => ({ ...consent })),
    earlier: around.earlier.map((note) => ({
      ...note,
      prose: note.prose.map(({ section, runs }) => ({ section, runs: [...runs] })),
    })),
  },
  reasons: reasons.map(({ memberId, memberName, at, ...reason }) => ({
    ...reason,
    member: { id: memberId, name: memberName },
    at: new Date(at).toISOString(),
  })),
})
