import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { PracticeSettings } from '../../../shared/api/practice.ts'
import {
  CredentialId,
  InvitationId,
  MemberId,
  PracticeId,
  SessionId,
  SupervisionId,
  TeamId,
} from '../../../shared/ids.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import type { Actor } from '../../domain/services.ts'
import type { Tx } from '../../storage/database.ts'
import { insertCredential } from '../../storage/repos/credentials.ts'
import { insertInvitation } from '../../storage/repos/invitations.ts'
import { insertMember, insertPractice } from '../../storage/repos/people.ts'
import { putPracticeSettings } from '../../storage/repos/practiceSettings.ts'
import { insertSupervision } from '../../storage/repos/supervision.ts'
import { insertTeam, insertTeamMember } from '../../storage/repos/teams.ts'
import { dateOf, on } from './days.ts'
import { admin, type DemoPerson, invited, supervisees, supervisor, teams } from './people.ts'

const day = 24 * 60 * 60_000

export interface SeededPractice {
  practiceId: PracticeId
  idOf: (person: DemoPerson) => MemberId
}

/** Writes a practice and its members with their credentials. */
export async function seedPractice(
  tx: Tx,
  name: string,
  people: readonly DemoPerson[],
  passwordHash: string,
  at: number,
): Promise<SeededPractice> {
  const practiceId = PracticeId.parse(randomUUID())
  await insertPractice(tx, { id: practiceId, name, at })
  const ids = new Map<DemoPerson, MemberId>()
  for (const person of people) {
    const id = MemberId.parse(randomUUID())
    ids.set(person, id)
    const { email, roles, color, credential } = person
    await insertMember(tx, { id, practiceId, email, name: person.name, roles, color, passwordHash, at })
    if (!credential) continue
    const expiresOn = dateOf(on(-90, 'Fri'), at)
    await insertCredential(tx, practiceId, id, {
      id: CredentialId.parse(randomUUID()),
      ...credential,
      expiresOn,
      at,
    })
  }
  const idOf = (person: DemoPerson): MemberId => {
    const id = ids.get(person)
    if (!id) throw new Error(`${person.email} is not of this practice.`)
    return id
  }
  return { practiceId, idOf }
}

/** What the demonstration's practice decides for its notes, as its admin would. The figures are an example and no advice. */
const demoSettings: PracticeSettings = {
  ...defaultSettings,
  vitalsRanges: {
    ...defaultSettings.vitalsRanges,
    spo2: { low: 93, high: null },
    respiration: { low: 8, high: 22 },
  },
  pcl5CutPoint: 33,
  reviewDue: { session: 2, other: 7 },
  emergencyNumber: '555-0100, Lantern House, the door on the courtyard',
}

/** Who supervises whom, who works together, who has been asked to join, and what the practice decides for its notes. */
export async function seedRelations(tx: Tx, { practiceId, idOf }: SeededPractice, at: number): Promise<void> {
  for (const supervisee of supervisees) {
    await insertSupervision(tx, practiceId, {
      id: SupervisionId.parse(randomUUID()),
      supervisorId: idOf(supervisor),
      superviseeId: idOf(supervisee),
      backupId: null,
      from: at - 400 * day,
      to: null,
      covers: null,
    })
  }
  for (const { name, members } of teams) {
    const id = TeamId.parse(randomUUID())
    await insertTeam(tx, practiceId, { id, name, at })
    for (const member of members) await insertTeamMember(tx, practiceId, id, idOf(member))
  }
  const settings = { version: 1, settings: JSON.stringify(demoSettings), by: idOf(admin), at: at - 300 * day }
  await putPracticeSettings(tx, practiceId, settings)
  await insertInvitation(tx, practiceId, {
    id: InvitationId.parse(randomUUID()),
    ...invited,
    roles: ['clinician'],
    invitedBy: idOf(admin),
    createdAt: at - 2 * day,
    expiresAt: at + 5 * day,
    // Of a token that nobody has: the invitation can be renewed, and then its new link opens it.
    tokenHash: createHash('sha256').update(randomBytes(32)).digest('hex'),
  })
}

/** Somebody of the practice as whoever does an act. Nobody is signed in while the demonstration is filled: the session is no session's. */
export const actorOf = ({ practiceId, idOf }: SeededPractice, person: DemoPerson): Actor => ({
  practiceId,
  memberId: idOf(person),
  sessionId: SessionId.parse('0'.repeat(64)),
  name: person.name,
  email: person.email,
  color: person.color,
  roles: person.roles,
})
