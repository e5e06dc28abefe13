import type { MemberId } from '../../../shared/ids.ts'
import { removeFromCareTeam } from '../../storage/repos/cases.ts'
import { raiseFences } from '../../storage/repos/fences.ts'
import { listCaseIdsOf } from '../../storage/repos/leads.ts'
import { replaceRoles, setLeft } from '../../storage/repos/people.ts'
import { deletePin } from '../../storage/repos/pins.ts'
import { removeResetLinksOf } from '../../storage/repos/resets.ts'
import { leaveTeams } from '../../storage/repos/teams.ts'
import { recordAudit } from '../audit/record.ts'
import { endSessionsOf } from '../auth/endSessions.ts'
import type { Actor, Services } from '../services.ts'
import { endWhatTheyOffered, publishEnd, refuseToLoseTheLastAdmin } from './changeRoles.ts'
import { type NewLeads, reassignLeads } from './leads.ts'
import { requireMember } from './members.ts'
import { endSupervisionsOf } from './supervision.ts'
import { writeAsAdmin } from './writeAsAdmin.ts'

/**
 * A member leaves: off all care teams and teams, signed out everywhere, with no way in, in one transaction. What they
 * wrote stays, under their name. Cases that only they lead get the new leads of `leads` (`lead_needed` where one is
 * missing); supervisions end at this moment. The last admin cannot leave.
 */
export async function letLeave(services: Services, actor: Actor, id: MemberId, leads: NewLeads): Promise<void> {
  const at = services.clock()
  const ended = await writeAsAdmin(services, actor, async (tx, now) => {
    await requireMember(tx, now, id, 'letLeave')
    await refuseToLoseTheLastAdmin(tx, actor, id, [])
    await reassignLeads(tx, actor, at, id, leads)
    const caseIds = await listCaseIdsOf(tx, actor.practiceId, id)
    for (const caseId of caseIds) await removeFromCareTeam(tx, actor.practiceId, caseId, id)
    await raiseFences(tx, services.database.dialect, actor.practiceId, caseIds)
    await leaveTeams(tx, actor.practiceId, id)
    await endSupervisionsOf(tx, actor, at, id)
    await replaceRoles(tx, actor.practiceId, id, [])
    await endWhatTheyOffered(tx, actor, at, id)
    await removeResetLinksOf(tx, actor.practiceId, id)
    await deletePin(tx, actor.practiceId, id)
    await setLeft(tx, actor.practiceId, id, at)
    const sessionIds = await endSessionsOf(tx, id)
    await recordAudit(tx, at, { action: 'member.left', by: actor, subject: { kind: 'member', id } })
    return { caseIds, sessionIds }
  })
  publishEnd(services, ended)
}
