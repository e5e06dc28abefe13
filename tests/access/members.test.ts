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
  const now = (at: number) => ({ at, day: '2026-11-20', moments: [] })

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
      expect(coversNote(terms, kind, now(150))).toBe(true)
      expect(coversNote(terms, kind, now(99))).toBe(false)
      expect(coversNote({ ...terms, covers: ['session', 'other'] }, kind, now(150))).toBe(
        ['session', 'other'].includes(kind),
      )
      expect(coversNote({ ...terms, covers: [] }, kind, now(150))).toBe(false)
    }
    expect([kindOfNote('session'), kindOfNote(null)]).toEqual(['session', 'other'])
  })

  it('covers a note that is about a day on which it ran, however long the note waits, and one that is written while it runs', () => {
    const at = (moment: string) => Date.parse(moment)
    const spring = { from: at('2026-03-01T08:00:00Z'), to: at('2026-06-01T08:00:00Z'), covers: null }
    const covers = (day: string, written: string) =>
      coversNote(spring, 'session', { at: at(written), day, moments: [] })
    expect(covers('2026-04-10', '2026-04-11T08:00:00Z')).toBe(true)
    expect(covers('2026-04-10', '2026-09-01T08:00:00Z')).toBe(true)
    expect(covers('2026-05-31', '2026-09-01T08:00:00Z')).toBe(true)
    expect(covers('2026-07-10', '2026-09-01T08:00:00Z')).toBe(false)
    expect(covers('2026-02-10', '2026-09-01T08:00:00Z')).toBe(false)
    // Whatever day is written on it.
    expect(covers('2025-01-01', '2026-04-11T08:00:00Z')).toBe(true)
    // Nor is it freed by that of what ran when it was begun or sent back.
    const begun = { day: '2027-03-01', at: at('2026-09-01T08:00:00Z') }
    expect(coversNote(spring, 'session', { ...begun, moments: [at('2026-04-11T08:00:00Z')] })).toBe(true)
    expect(coversNote(spring, 'session', { ...begun, moments: [at('2026-07-11T08:00:00Z')] })).toBe(false)
    // It has not begun yet, though the day that the note names will be covered.
    expect(covers('2026-04-10', '2026-01-01T08:00:00Z')).toBe(false)
  })
})
