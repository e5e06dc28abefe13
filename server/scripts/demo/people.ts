import type { CareRole, Role } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'

/** One of the demonstration's people. All of them are made up. */
export interface DemoPerson {
  email: string
  name: string
  roles: Role[]
  color: PersonColor
  /** The part on every care team of the demonstration; null for nobody's. */
  careRole: CareRole | null
}

export const practiceName = 'Lantern House (demonstration)'
export const otherPracticeName = 'Another practice (demonstration)'

export const lead: DemoPerson = {
  email: 'lead@demo.example',
  name: 'Maren Holt',
  roles: ['clinician'],
  color: 'p1',
  careRole: 'lead',
}
export const cotherapist: DemoPerson = {
  email: 'cotherapist@demo.example',
  name: 'Teo Lindqvist',
  roles: ['clinician'],
  color: 'p2',
  careRole: 'co-therapist',
}
export const prescriber: DemoPerson = {
  email: 'prescriber@demo.example',
  name: 'Dr Ines Calder',
  roles: ['clinician'],
  color: 'p3',
  careRole: 'prescriber',
}
export const supervisor: DemoPerson = {
  email: 'supervisor@demo.example',
  name: 'Ruth Amsel',
  roles: ['supervisor'],
  color: 'p5',
  careRole: 'supervisor',
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

export const ownPeople = [lead, cotherapist, prescriber, supervisor, admin]
export const supervisees = [lead, cotherapist]
