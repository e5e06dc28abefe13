import { describe, expect, it } from 'vitest'
import { mayOnMember, memberAbilities } from '../../shared/access/policy.ts'
import { coversNote, kindOfNote, NoteKind, stateOfSupervision } from '../../shared/access/supervision.ts'
import { type MemberAct, memberActs, Role } from '../../shared/access/vocabulary.ts'

interface Asked {
  isAdmin: boolean
  self: boolean
  left: boolean
}

/** Who may do what with a member: the whole table, by what decides it. */
const table: Record<MemberAct, (asked: Asked) => boolean> = {
  seePrivate: ({ isAdmin, self }) => isAdmin || self,
  edit: ({ isAdmin, self, left }) => (isAdmin || self) && !left,
  changeRoles: ({ isAdmin, left }) => isAdmin && !left,
  letLeave: ({ isAdmin, left }) => isAdmin && !left,
  takeBack: ({ isAdmin, left }) => isAdmin && left,
  offerReset: ({ isAdmin, self, left }) => isAdmin && !self && !left,
}

const roleSets: Role[][] = [[], ...Role.options.map((role) => [role]), ['clinician', 'supervisor'], [...Role.options]]

describe('the policy on members', () => {
  it('says what the table says, for every act, set of roles and state', () => {
    for (const roles of roleSets) {
      for (const self of [true, false]) {
        for (const left of [true, false]) {
          const facts = { viewerIsMember: self, left }
          const wanted = memberActs.map((act) => [act, table[act]({ isAdmin: roles.includes('admin'), self, left })])
          expect(memberActs.map((act) => [act, mayOnMember(act, roles, facts)])).toEqual(wanted)
          expect(memberAbilities(roles, facts)).toEqual(Object.fromEntries(wanted))
        }
      }
    }
  })
})

describe('a supervision', () => {
  const terms = { from: 100, to: 200, covers: null }

  it('runs from its first moment up to, not including, its end, and without an end for good', () => {
    const at = (moment: number, to: number | null = 200) => stateOfSupervision({ ...terms, to }, moment)
    expect([at(99), at(100), at(199), at(200), at(1e15, null)]).toEqual([
      'ahead',
      'running',
      'running',
      'over',
      'running',
    ])
    expect(stateOfSupervision({ ...terms, to: 100 }, 100)).toBe('over')
  })

  it('covers the kinds that it names, or all where it names none, and nothing while it does not run', () => {
    for (const kind of NoteKind.options) {
      expect(coversNote(terms, kind, 150)).toBe(true)
      expect(coversNote(terms, kind, 99)).toBe(false)
      expect(coversNote({ ...terms, covers: ['session', 'other'] }, kind, 150)).toBe(
        ['session', 'other'].includes(kind),
      )
      expect(coversNote({ ...terms, covers: [] }, kind, 150)).toBe(false)
    }
    expect([kindOfNote('session'), kindOfNote(null)]).toEqual(['session', 'other'])
  })
})
