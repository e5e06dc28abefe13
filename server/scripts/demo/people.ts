import type { CareRole, Role } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'

/** A licence that nobody ever issued. */
interface DemoCredential {
  title: string
  number: string
  state: string
}

/** One of the demonstration's people. All of them are made up. */
export interface DemoPerson {
  email: string
  name: string
  roles: Role[]
  color: PersonColor
  /** The part on every care team of the demonstration; null for nobody's. */
  careRole: CareRole | null
  credential?: DemoCredential
}

export const practiceName = 'Lantern House (demonstration)'
export const otherPracticeName = 'Another practice (demonstration)'

export const lead: DemoPerson = {
  email: 'lead@demo.example',
  name: 'Maren Holt',
  roles: ['clinician'],
  color: 'p1',
  careRole: 'lead',
  credential: { title: 'Licensed clinical psychologist', number: 'DEMO-0417', state: 'Nowhere' },
}
export const cotherapist: DemoPerson = {
  email: 'cotherapist@demo.example',
  name: 'Teo Lindqvist',
  roles: ['clinician'],
  color: 'p2',
  careRole: 'co-therapist',
  credential: { title: 'Licensed psychotherapist', number: 'DEMO-1120', state: 'Nowhere' },
}
export const prescriber: DemoPerson = {
  email: 'prescriber@demo.example',
  name: 'Dr Ines Calder',
  roles: ['clinician'],
  color: 'p3',
  careRole: 'prescriber',
  credential: { title: 'Physician, anaesthesiology', number: 'DEMO-0052', state: 'Nowhere' },
}
export const supervisor: DemoPerson = {
  email: 'supervisor@demo.example',
  name: 'Ruth Amsel',
  roles: ['supervisor'],
  color: 'p5',
  careRole: 'supervisor',
  credential: { title: 'Psychiatrist and supervisor', number: 'DEMO-0009', state: 'Nowhere' },
}
/** On the care team of one case only. */
export const trainee: DemoPerson = {
  email: 'trainee@demo.example',
  name: 'Sanne Okafor',
  roles: ['clinician'],
  color: 'p4',
  careRole: null,
  credential: { title: 'Psychotherapist in training', number: 'DEMO-2301', state: 'Nowhere' },
}
export const admin: DemoPerson = {
  email: 'admin@demo.example',
  name: 'Piotr Vale',
  roles: ['admin'],
  color: 'p4',
  careRole: null,
}
export const outsider: DemoPerson = {
  email: 'outsider@demo.example',
  name: 'Odile Strand',
  roles: ['clinician', 'admin'],
  color: 'p1',
  careRole: null,
}

export const ownPeople = [lead, cotherapist, prescriber, supervisor, trainee, admin]
/** The supervisor co-signs all notes of each of them. */
export const supervisees = [lead, cotherapist, trainee]

/** The first of them runs the dosing sessions, and has a template of its own. */
export const teams = [
  { name: 'Dosing days', members: [lead, cotherapist, prescriber] },
  { name: 'Thursday supervision', members: [lead, cotherapist, trainee, supervisor] },
] as const satisfies { name: string; members: readonly DemoPerson[] }[]

/** Somebody who has not answered yet. */
export const invited = { email: 'invited@demo.example', name: 'Lio Farrant' }
