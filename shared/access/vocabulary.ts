import { z } from 'zod'
import { type ReviewFacts, reviewActs } from '../review/machine.ts'

/** What a member may be in a practice. Being admin gives no clinical text: that takes a place on the care team. */
export const Role = z.enum(['clinician', 'supervisor', 'admin'])
export type Role = z.infer<typeof Role>

/** What a member is on one case. Being on the care team is what gives access to its notes. */
export const CareRole = z.enum(['lead', 'co-therapist', 'prescriber', 'supervisor', 'observer'])
export type CareRole = z.infer<typeof CareRole>

/** Where a note stands: in the chart, or in its author's private compartment (45 CFR 164.501). */
export const Compartment = z.enum(['chart', 'process'])
export type Compartment = z.infer<typeof Compartment>

/** Everything that can be asked of the policy about a case. */
export const caseActs = ['read', 'createNote', 'edit', 'manageCareTeam', 'openAndClose'] as const
export type CaseAct = (typeof caseActs)[number]

/** Everything that can be asked of the policy about a note. */
export const noteActs = ['read', 'edit', 'export', 'comment', ...reviewActs, 'grant', 'readHistory', 'restore'] as const
export type NoteAct = (typeof noteActs)[number]

/** Everything that can be asked of the policy about a practice. */
export const practiceActs = ['createCase', 'manageMembers', 'manageCareTeams', 'readAudit', 'editPractice'] as const
export type PracticeAct = (typeof practiceActs)[number]

/** Everything that can be asked of the policy about a member. */
export const memberActs = ['seePrivate', 'edit', 'changeRoles', 'letLeave', 'takeBack', 'offerReset'] as const
export type MemberAct = (typeof memberActs)[number]

/** What the policy knows about a member, as seen by the viewer. */
export interface MemberFacts {
  viewerIsMember: boolean
  left: boolean
}

/** What the policy knows about who asks. `careRole` is null for a member who is not on the case's care team. */
export interface Viewer {
  roles: readonly Role[]
  careRole: CareRole | null
}

/** What the policy knows about the case. */
export interface CaseFacts {
  closed: boolean
}

/** What the policy knows about the note, as seen by the viewer. */
export interface NoteFacts extends CaseFacts, Omit<ReviewFacts, 'private'> {
  /** The document takes no more text: it was locked for review or for good. */
  locked: boolean
  /** The viewer created the note or took it over. */
  viewerIsAuthor: boolean
  /** A supervision relation between the viewer and the note's author covers this note. */
  viewerSupervisesAuthor: boolean
  /** Null for a note of the chart. */
  private: PrivateFacts | null
}

/** What the policy knows about a process note. */
export interface PrivateFacts {
  /** The author has named the viewer as a reader, has not withdrawn it, and is on the care team. */
  viewerIsGrantee: boolean
}

export type Abilities<Act extends string> = Record<Act, boolean>
