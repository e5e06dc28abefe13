import { randomUUID } from 'node:crypto'
import type { AddHour, LedgerPeriod } from '../../../shared/api/ledger.ts'
import { compare } from '../../../shared/compare.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { HourId, type NoteId } from '../../../shared/ids.ts'
import {
  deleteHour,
  type HourRow,
  insertHour,
  listAnswers,
  listHours,
  listSubmissions,
} from '../../storage/repos/ledger.ts'
import { namesOfMembers, type WriterRow } from '../../storage/repos/people.ts'
import { listSupervisionsOf } from '../../storage/repos/supervision.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'

/** What a supervisor did for one supervisee. */
interface LedgerLine {
  supervisee: WriterRow
  cosigned: number
  sentBack: number
  /** Minutes from submission to answer, the middle one. */
  turnaround: number | null
  minutes: number
}

export interface LedgerForActor {
  lines: LedgerLine[]
  hours: (Omit<HourRow, 'superviseeId'> & { supervisee: WriterRow })[]
  supervisees: WriterRow[]
}

const day = 24 * 60 * 60_000

/**
 * A supervisor's own ledger: notes reviewed and hours held for each supervisee, in days of the server's UTC. What is counted
 * are the acts of review; what is written down by hand are the hours. `not_allowed` for who is no supervisor.
 */
export async function ledgerOf(services: Services, actor: Actor, period: LedgerPeriod): Promise<LedgerForActor> {
  requireSupervisor(actor)
  const { read } = services.database
  const { practiceId, memberId } = actor
  const [from, to] = [Date.parse(period.from), Date.parse(period.to) + day]
  const [answers, hours, supervisions, names] = await Promise.all([
    listAnswers(read, practiceId, memberId, { from, to }),
    listHours(read, practiceId, memberId, period),
    listSupervisionsOf(read, practiceId, memberId),
    namesOfMembers(read, practiceId, 'everybody'),
  ])
  const submissions = Map.groupBy(
    await listSubmissions(read, practiceId, [...new Set(answers.map(({ noteId }) => noteId))]),
    ({ noteId }) => noteId,
  )
  const own = supervisions.filter(({ supervisorId, backupId }) => supervisorId === memberId || backupId === memberId)
  const known = new Set([...own.map(({ superviseeId }) => superviseeId), ...answers.map(({ authorId }) => authorId)])
  for (const { superviseeId } of hours) known.add(superviseeId)
  const people = [...known].flatMap((id) => names.get(id) ?? []).toSorted((one, other) => compare(one.name, other.name))
  return {
    lines: people.map((supervisee) => {
      const ofThem = answers.filter(({ authorId }) => authorId === supervisee.id)
      return {
        supervisee,
        cosigned: ofThem.filter(({ act }) => act === 'cosign').length,
        sentBack: ofThem.filter(({ act }) => act === 'requestChanges').length,
        turnaround: middle(ofThem.flatMap((answer) => minutesSince(submissions, answer))),
        minutes: sum(hours.filter((hour) => hour.superviseeId === supervisee.id).map(({ minutes }) => minutes)),
      }
    }),
    hours: hours.flatMap(({ superviseeId, ...hour }) => {
      const supervisee = names.get(superviseeId)
      return supervisee ? [{ ...hour, supervisee }] : []
    }),
    supervisees: people.filter(({ id }) => own.some(({ superviseeId }) => superviseeId === id)),
  }
}

/** From the last submission before an answer to the answer. */
function minutesSince(
  submissions: ReadonlyMap<NoteId, readonly { at: number }[]>,
  { noteId, at }: { noteId: NoteId; at: number },
): number[] {
  const submitted = submissions.get(noteId)?.findLast((one) => one.at <= at)
  return submitted ? [Math.round((at - submitted.at) / 60_000)] : []
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** The median; of two in the middle the lower one. */
function middle(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** Hours of one supervisor and supervisee on one day at most. */
const aDay = 24 * 60

/** A supervisor writes down that supervision was held, with somebody whom they supervise or supervised. */
export async function addHour(
  services: Services,
  actor: Actor,
  { superviseeId, heldOn, minutes }: AddHour,
): Promise<void> {
  requireSupervisor(actor)
  const at = services.clock()
  await writeAs(services, actor, async (tx, now) => {
    requireSupervisor(now)
    const own = await listSupervisionsOf(tx, actor.practiceId, actor.memberId)
    if (!own.some((row) => row.superviseeId === superviseeId && row.superviseeId !== actor.memberId)) {
      const message = 'Please choose somebody whom you supervise.'
      throw new DomainError('invalid_request', { errors: [{ path: 'superviseeId', message }] })
    }
    const thatDay = await listHours(tx, actor.practiceId, actor.memberId, { from: heldOn, to: heldOn })
    if (sum(thatDay.map((hour) => hour.minutes)) + minutes > aDay) {
      const message = 'That is more than a day has.'
      throw new DomainError('invalid_request', { errors: [{ path: 'minutes', message }] })
    }
    const id = HourId.parse(randomUUID())
    await insertHour(tx, actor.practiceId, actor.memberId, { id, superviseeId, heldOn, minutes, at })
    const subject = { kind: 'member', id: superviseeId } as const
    await recordAudit(tx, at, { action: 'hours.added', by: actor, subject, detail: { minutes } })
  })
}

/** Takes hours back that the supervisor wrote down. */
export async function removeHour(services: Services, actor: Actor, id: HourId): Promise<void> {
  const at = services.clock()
  await writeAs(services, actor, async (tx) => {
    if (!(await deleteHour(tx, actor.practiceId, actor.memberId, id))) throw new DomainError('not_found')
    await recordAudit(tx, at, { action: 'hours.removed', by: actor, subject: { kind: 'hours', id } })
  })
}

function requireSupervisor({ roles }: Pick<Actor, 'roles'>): void {
  if (!roles.includes('supervisor')) throw new DomainError('not_allowed')
}
