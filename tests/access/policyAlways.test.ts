import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayInPractice, mayOnCase, mayOnNote } from '../../shared/access/policy.ts'
import { CareRole, caseActs, noteActs, practiceActs, Role } from '../../shared/access/vocabulary.ts'
import { NoteStatus } from '../../shared/review/machine.ts'

const places: (CareRole | null)[] = [...CareRole.options, null]

/** Words that are no role, act or state, such as a later version of the product, or a mistake, could bring. */
const word = fc.oneof(
  fc.constantFrom('', '__proto__', 'constructor', 'toString', 'Lead', 'owner', 'deleted'),
  fc.string({ maxLength: 12 }),
)
const anyViewer = fc.record({
  roles: fc.array(fc.oneof(fc.constantFrom(...Role.options), word), { maxLength: 5 }),
  careRole: fc.oneof(fc.constantFrom(...CareRole.options), word, fc.constant(null)),
})
const anyFacts = fc.record({
  status: fc.oneof(fc.constantFrom(...NoteStatus.options), word),
  closed: fc.boolean(),
  locked: fc.boolean(),
  viewerIsAuthor: fc.boolean(),
  viewerSupervisesAuthor: fc.boolean(),
  authorIsSupervised: fc.boolean(),
  recorded: fc.constantFrom(true, false, null),
  discarded: fc.oneof(fc.constantFrom('no', 'recoverable', 'past'), word),
  awaits: fc.record({
    cosign: fc.oneof(fc.constantFrom('not_needed', 'awaited', 'given'), word),
    sections: fc.array(word, { maxLength: 2 }),
  }),
  private: fc.oneof(fc.constant(null), fc.record({ viewerIsGrantee: fc.boolean() })),
})

/** What a program without types could ask: the functions as JavaScript sees them. */
type Asked = (...given: unknown[]) => unknown
const asked = (ask: unknown): Asked => {
  if (typeof ask !== 'function') throw new Error('The policy is made of functions.')
  return (...given) => ask(...given)
}

describe('the policy, whatever it is asked,', () => {
  const runs = { numRuns: 2_000 }

  it('answers, and grants nothing for an act, a role or a part that it does not know', () => {
    const known = new Set<string>([...caseActs, ...noteActs, ...practiceActs])
    const strange = word.filter((act) => !known.has(act))
    fc.assert(
      fc.property(strange, anyViewer, anyFacts, (act, viewer, facts) => {
        expect(asked(mayOnNote)(act, viewer, facts)).not.toBe(true)
        expect(asked(mayOnCase)(act, viewer, facts)).not.toBe(true)
        expect(asked(mayInPractice)(act, viewer.roles)).not.toBe(true)
      }),
      runs,
    )
    const strangeParts = fc.record({ roles: anyViewer.map((viewer) => viewer.roles), careRole: word })
    fc.assert(
      fc.property(fc.constantFrom(...noteActs), strangeParts, anyFacts, (act, viewer, facts) => {
        if (CareRole.safeParse(viewer.careRole).success) return
        expect(asked(mayOnNote)(act, viewer, facts)).toBe(false)
      }),
      runs,
    )
  })

  it('grants nothing on a chart to anybody without a part on its care team, an admin included', () => {
    fc.assert(
      fc.property(fc.subarray([...Role.options]), anyFacts, fc.constantFrom(...noteActs), (roles, facts, act) => {
        expect(asked(mayOnNote)(act, { roles, careRole: null }, facts)).toBe(false)
        for (const one of caseActs) expect(asked(mayOnCase)(one, { roles, careRole: null }, facts)).toBe(false)
      }),
      runs,
    )
  })

  it('lets nobody co-sign, answer for or send back a note of their own', () => {
    fc.assert(
      fc.property(anyViewer, anyFacts, fc.constantFrom('cosign', 'attest', 'requestChanges'), (viewer, facts, act) => {
        expect(asked(mayOnNote)(act, viewer, { ...facts, viewerIsAuthor: true })).toBe(false)
      }),
      runs,
    )
  })

  it('grants co-signing only to the role and the part together, and never to the author', () => {
    fc.assert(
      fc.property(anyViewer, anyFacts, (viewer, facts) => {
        if (asked(mayOnNote)('cosign', viewer, facts) !== true) return
        expect(viewer.roles).toContain('supervisor')
        expect(viewer.careRole).toBe('supervisor')
        expect(facts.private).toBe(null)
        expect(facts).toMatchObject({ viewerSupervisesAuthor: true, viewerIsAuthor: false, status: 'in_review' })
      }),
      runs,
    )
  })

  it('lets nobody change the words of a note that is signed, in review, entered in error, locked or closed', () => {
    fc.assert(
      fc.property(anyViewer, anyFacts, (viewer, facts) => {
        if (asked(mayOnNote)('edit', viewer, facts) !== true) return
        expect(['draft', 'changes_requested']).toContain(facts.status)
        expect(facts).toMatchObject({ locked: false, closed: false })
        expect(viewer.roles).toContain('clinician')
      }),
      runs,
    )
  })

  it('never takes away by one more role what was granted', () => {
    fc.assert(
      fc.property(
        fc.subarray([...Role.options]),
        fc.constantFrom(...places),
        anyFacts,
        fc.constantFrom(...noteActs),
        (roles, careRole, facts, act) => {
          if (asked(mayOnNote)(act, { roles, careRole }, facts) !== true) return
          expect(asked(mayOnNote)(act, { roles: Role.options, careRole }, facts)).toBe(true)
        },
      ),
      runs,
    )
  })
})
