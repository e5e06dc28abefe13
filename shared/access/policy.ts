import { type NoteStatus, type ReviewAct, type ReviewFacts, refusalOf } from '../review/machine.ts'
import { abilitiesOf } from './abilitiesOf.ts'
import {
  type Abilities,
  CareRole,
  type CaseAct,
  type CaseFacts,
  caseActs,
  type MemberAct,
  type MemberFacts,
  memberActs,
  type NoteAct,
  type NoteFacts,
  noteActs,
  type PracticeAct,
  type PrivateFacts,
  practiceActs,
  type Role,
  type Viewer,
} from './vocabulary.ts'

/**
 * Who may do what: the one place where access is decided, for HTTP, for sockets and, through the abilities that the
 * server sends with every resource, for the screen. The functions are pure and total, and what no rule grants is denied.
 */

const isClinicianAs = (viewer: Viewer, ...careRoles: CareRole[]): boolean =>
  viewer.roles.includes('clinician') && viewer.careRole !== null && careRoles.includes(viewer.careRole)

/** A part that no version of this knows gives nothing, nor does one of a member who has no role in the practice any more. */
const isOnCareTeam = ({ roles, careRole }: Viewer): boolean =>
  roles.length > 0 && careRole !== null && CareRole.options.includes(careRole)

const isSupervisorOnTheCase = (viewer: Viewer): boolean =>
  viewer.roles.includes('supervisor') && viewer.careRole === 'supervisor'

/** States in which a note's words may still change. */
const isWritable = (status: NoteStatus): boolean => status === 'draft' || status === 'changes_requested'

/** Whether writing in the note is the viewer’s part at all, whatever state the note and its case are in. */
export const hasPartInWriting = (viewer: Viewer, { private: isPrivate, viewerIsAuthor }: NoteFacts): boolean =>
  isClinicianAs(viewer, 'lead', 'co-therapist', 'prescriber') && (isPrivate === null || viewerIsAuthor)

const isKept = ({ discarded }: NoteFacts): boolean => discarded === 'no'

/** Whether the viewer may do this with a case. It takes a place on its care team: the role of an admin alone gives nothing here. */
export function mayOnCase(act: CaseAct, viewer: Viewer, facts: CaseFacts): boolean {
  switch (act) {
    case 'read':
      return isOnCareTeam(viewer)
    case 'createNote':
      return !facts.closed && isClinicianAs(viewer, 'lead', 'co-therapist', 'prescriber')
    case 'edit':
    case 'manageCareTeam':
    case 'openAndClose':
      return isClinicianAs(viewer, 'lead')
  }
}

/**
 * Whether the viewer may do this with a note: by the part on the care team, the note’s state, its lock and whether the case
 * is closed. A process note goes by rules of its own, in which the part alone gives nothing.
 */
export function mayOnNote(act: NoteAct, viewer: Viewer, facts: NoteFacts): boolean {
  if (facts.private !== null) return mayOnProcessNote(act, viewer, facts, facts.private)
  switch (act) {
    case 'read':
    case 'readHistory':
      return isOnCareTeam(viewer)
    case 'export':
      return isKept(facts) && isOnCareTeam(viewer)
    // What is restored is written as any other words are.
    case 'edit':
    case 'restore':
      return (
        isKept(facts) && !facts.closed && !facts.locked && isWritable(facts.status) && hasPartInWriting(viewer, facts)
      )
    case 'comment':
      return (
        isKept(facts) && (isClinicianAs(viewer, 'lead', 'co-therapist', 'prescriber') || isSupervisorOnTheCase(viewer))
      )
    case 'sign':
    case 'submit':
    case 'withdraw':
    case 'requestChanges':
    case 'cosign':
    case 'attest':
    case 'addendum':
    case 'enterInError':
    case 'discard':
    case 'recover':
      return hasPartIn(act, viewer, facts) && refusalOf(act, reviewFactsOf(facts)) === null
    case 'grant':
      return false
  }
}

/** What the state machine needs of what the policy knows. */
export const reviewFactsOf = (facts: NoteFacts): ReviewFacts => ({ ...facts, private: facts.private !== null })

/**
 * Whether an act of review is the viewer’s part at all, whatever state the note is in. Nobody co-signs, attests to or sends
 * back their own note.
 */
export function hasPartIn(act: ReviewAct, viewer: Viewer, facts: NoteFacts): boolean {
  const isClinician = isClinicianAs(viewer, 'lead', 'co-therapist', 'prescriber')
  switch (act) {
    case 'sign':
    case 'submit':
    case 'withdraw':
    case 'discard':
      return isClinician && facts.viewerIsAuthor
    case 'enterInError':
    case 'recover':
      return isClinician && (facts.viewerIsAuthor || viewer.careRole === 'lead')
    case 'addendum':
      return isClinician && !facts.closed
    case 'cosign':
      return isSupervisorOf(viewer, facts)
    case 'attest':
      return isClinicianAs(viewer, 'prescriber') && !facts.viewerIsAuthor
    case 'requestChanges':
      return isSupervisorOf(viewer, facts) || isAskedToAttest(viewer, facts)
  }
}

const isSupervisorOf = (viewer: Viewer, facts: NoteFacts): boolean =>
  isSupervisorOnTheCase(viewer) && facts.viewerSupervisesAuthor && !facts.viewerIsAuthor

const isAskedToAttest = (viewer: Viewer, { viewerIsAuthor, awaits }: NoteFacts): boolean =>
  isClinicianAs(viewer, 'prescriber') && !viewerIsAuthor && awaits.sections.length > 0

/**
 * A process note is its author's, as long as the care team is the author's place: no part and no role gives it to anybody
 * else. A named supervisor of the case reads it where the author granted that. Nobody signs it or answers for it.
 */
function mayOnProcessNote(act: NoteAct, viewer: Viewer, facts: NoteFacts, { viewerIsGrantee }: PrivateFacts): boolean {
  const isOwn = facts.viewerIsAuthor && isOnCareTeam(viewer)
  switch (act) {
    case 'read':
      return isOwn || (viewerIsGrantee && isSupervisorOnTheCase(viewer))
    case 'edit':
    case 'restore':
      return isOwn && !facts.closed && !facts.locked && isWritable(facts.status) && hasPartInWriting(viewer, facts)
    // A reader is let read what stands there now, and nothing of how it came about.
    case 'readHistory':
    case 'export':
    case 'grant':
      return isOwn
    case 'comment':
    case 'sign':
    case 'submit':
    case 'withdraw':
    case 'requestChanges':
    case 'cosign':
    case 'attest':
    case 'addendum':
    case 'enterInError':
    case 'discard':
    case 'recover':
      return false
  }
}

/** Whether somebody with these roles may do this in the practice as a whole, whatever case or member it is about. */
export function mayInPractice(act: PracticeAct, roles: readonly Role[]): boolean {
  switch (act) {
    case 'createCase':
      return roles.includes('clinician')
    case 'manageMembers':
    case 'manageCareTeams':
    case 'readAudit':
    case 'editPractice':
      return roles.includes('admin')
  }
}

/** An admin looks after members; everybody looks after their own name and credentials. */
export function mayOnMember(act: MemberAct, roles: readonly Role[], facts: MemberFacts): boolean {
  const isAdmin = roles.includes('admin')
  switch (act) {
    case 'seePrivate':
      return isAdmin || facts.viewerIsMember
    case 'edit':
      return !facts.left && (isAdmin || facts.viewerIsMember)
    case 'changeRoles':
    case 'letLeave':
      return !facts.left && isAdmin
    case 'takeBack':
      return facts.left && isAdmin
    case 'offerReset':
      // One's own password changes with the present one, not by a link around it.
      return !facts.left && isAdmin && !facts.viewerIsMember
  }
}

/** What the viewer may do with a case, every act answered. */
export const caseAbilities = (viewer: Viewer, facts: CaseFacts): Abilities<CaseAct> =>
  abilitiesOf(caseActs, (act) => mayOnCase(act, viewer, facts))

/** What the viewer may do with a note, every act answered. */
export const noteAbilities = (viewer: Viewer, facts: NoteFacts): Abilities<NoteAct> =>
  abilitiesOf(noteActs, (act) => mayOnNote(act, viewer, facts))

/** What a member may do in the practice, every act answered. */
export const practiceAbilities = (roles: readonly Role[]): Abilities<PracticeAct> =>
  abilitiesOf(practiceActs, (act) => mayInPractice(act, roles))

/** What the viewer may do with a member, every act answered. */
export const memberAbilities = (roles: readonly Role[], facts: MemberFacts): Abilities<MemberAct> =>
  abilitiesOf(memberActs, (act) => mayOnMember(act, roles, facts))

/** Why a reader cannot type in a note, or null for somebody who can. The screen has a sentence for each. */
type ReadOnlyReason =
  | 'discarded'
  | 'closed'
  | 'in_review'
  | 'signed'
  | 'entered_in_error'
  | 'locked'
  | 'role'
  | 'not_clinician'
  | 'granted'

/**
 * Why the viewer cannot type in a note; null where they can. Of several reasons the first in this order: a process note is
 * another’s, the note’s state, the closed case, the lock, the viewer’s part.
 */
export function readOnlyReason(viewer: Viewer, facts: NoteFacts): ReadOnlyReason | null {
  if (mayOnNote('edit', viewer, facts)) return null
  if (facts.private && !facts.viewerIsAuthor) return 'granted'
  if (!facts.private && !isKept(facts)) return 'discarded'
  if (facts.status === 'in_review') return 'in_review'
  if (facts.status === 'signed' || facts.status === 'cosigned') return 'signed'
  if (facts.status === 'entered_in_error') return 'entered_in_error'
  if (facts.closed) return 'closed'
  if (facts.locked) return 'locked'
  if (viewer.careRole === 'supervisor' || viewer.careRole === 'observer') return 'role'
  return 'not_clinician'
}
