import type { ChangesSinceSeen, Difference, Version, VersionText, Writer } from '../../../shared/api/history.ts'
import type { AuthoredNode } from '../../../shared/history/authored.ts'
import type { PartDifference, Step } from '../../../shared/history/difference.ts'
import type { MemberId } from '../../../shared/ids.ts'
import type { Contributor } from '../../domain/history/contributors.ts'
import type { Compared, People, VersionForActor } from '../../domain/history/versions.ts'

export function presentVersion({ version, ofNumber, mayRestore }: VersionForActor, people: People): Version {
  const { id, number, at, reason, memberId, writers } = version
  return {
    id,
    number,
    at: new Date(at).toISOString(),
    reason,
    by: memberId === null ? null : (people.get(memberId) ?? null),
    ofNumber,
    contributors: writers.flatMap((writer) => people.get(writer) ?? []),
    abilities: { restore: mayRestore },
  }
}

export function presentVersionText(
  { version, text }: { version: VersionForActor; text: AuthoredNode },
  people: People,
): VersionText {
  return { version: presentVersion(version, people), text, people: named(membersIn(text), people) }
}

export const presentDifference = ({ from, to, difference }: Compared, people: People): Difference => ({
  from: presentVersion(from, people),
  to: to && presentVersion(to, people),
  difference,
  people: named(membersOfDifference(difference), people),
})

export const presentChanges = (
  seen: { seenAt: number; changes: Compared | null } | null,
  people: People,
): ChangesSinceSeen => ({
  seenAt: seen && new Date(seen.seenAt).toISOString(),
  changes: seen?.changes ? presentDifference(seen.changes, people) : null,
})

export const presentContributors = (contributors: readonly Contributor[]) => ({ items: [...contributors] })

const named = (ids: ReadonlySet<MemberId>, people: People): Writer[] => [...ids].flatMap((id) => people.get(id) ?? [])

function membersIn(root: AuthoredNode): Set<MemberId> {
  const found = new Set<MemberId>()
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.by) found.add(node.by)
    for (const member of Object.values(node.setBy ?? {})) found.add(member)
    for (const child of node.content ?? []) waiting.push(child)
  }
  return found
}

function membersOfDifference(root: PartDifference): Set<MemberId> {
  const found = new Set<MemberId>()
  const waiting = [root]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.by) found.add(part.by)
    for (const { by } of part.cells) if (by) found.add(by)
    for (const step of part.content) {
      if (step.is === 'part') waiting.push(step.part)
      else addWriter(step, found)
    }
  }
  return found
}

function addWriter(step: Exclude<Step, { is: 'part' }>, found: Set<MemberId>): void {
  if ('by' in step && step.by) found.add(step.by)
}
