import { describe, expect, it } from 'vitest'
import {
  caseAbilities,
  mayInPractice,
  mayOnCase,
  mayOnNote,
  noteAbilities,
  practiceAbilities,
  readOnlyReason,
} from '../../shared/access/policy.ts'
import {
  CareRole,
  caseActs,
  type NoteAct,
  type NoteFacts,
  noteActs,
  practiceActs,
  Role,
  type Viewer,
} from '../../shared/access/vocabulary.ts'
import { awaitsNothing, NoteStatus } from '../../shared/review/machine.ts'

const nobody = { lead: false, 'co-therapist': false, prescriber: false, supervisor: false, observer: false }
const clinicians = { ...nobody, lead: true, 'co-therapist': true, prescriber: true }
type OnTheCareTeam = Record<CareRole, boolean>

/**
 * Who may do what on a case, for members whose role in the practice fits their part on the care team, in a note that is
 * in the state in which the act makes sense. `own` asks for the note's author, `supervised` for who supervises the author.
 */
const onCase: Record<(typeof caseActs)[number], OnTheCareTeam> = {
  read: { ...clinicians, supervisor: true, observer: true },
  createNote: clinicians,
  edit: { ...nobody, lead: true },
  manageCareTeam: { ...nobody, lead: true },
  openAndClose: { ...nobody, lead: true },
}
interface OnNote {
  may: OnTheCareTeam
  who?: 'own' | 'supervised' | 'ownOrLead' | 'notOwn' | 'asked'
  states: readonly NoteStatus[]
  /** What else has to hold. */
  when?: (facts: NoteFacts) => boolean
}
const open = ['draft', 'changes_requested'] as const
const kept = ({ discarded }: NoteFacts) => discarded === 'no'
const onNote: Record<NoteAct, OnNote> = {
  read: { may: { ...clinicians, supervisor: true, observer: true }, states: NoteStatus.options },
  edit: { may: clinicians, states: open, when: kept },
  export: { may: { ...clinicians, supervisor: true, observer: true }, states: NoteStatus.options, when: kept },
  comment: { may: { ...clinicians, supervisor: true }, states: NoteStatus.options, when: kept },
  sign: { may: clinicians, who: 'own', states: open, when: (facts) => kept(facts) && !facts.authorIsSupervised },
  submit: { may: clinicians, who: 'own', states: open, when: (facts) => kept(facts) && facts.authorIsSupervised },
  withdraw: { may: clinicians, who: 'own', states: ['in_review'], when: kept },
  requestChanges: {
    may: { ...nobody, supervisor: true, prescriber: true },
    who: 'asked',
    states: ['in_review'],
    when: kept,
  },
  attest: {
    may: { ...nobody, prescriber: true },
    who: 'notOwn',
    states: ['in_review'],
    when: (facts) => kept(facts) && facts.awaits.sections.length > 0,
  },
  cosign: {
    may: { ...nobody, supervisor: true },
    who: 'supervised',
    states: ['in_review'],
    when: (facts) => kept(facts) && facts.awaits.cosign === 'awaited',
  },
  addendum: { may: clinicians, states: ['signed', 'cosigned'], when: (facts) => kept(facts) && !facts.closed },
  enterInError: {
    may: clinicians,
    who: 'ownOrLead',
    states: [...open, 'signed', 'cosigned'],
    when: (facts) => kept(facts) && (facts.status !== 'draft' || facts.recorded === true),
  },
  discard: { may: clinicians, who: 'own', states: ['draft'], when: (facts) => kept(facts) && facts.recorded === false },
  recover: {
    may: clinicians,
    who: 'ownOrLead',
    states: NoteStatus.options,
    when: ({ discarded }) => discarded === 'recoverable',
  },
  grant: { may: nobody, states: [] },
  readHistory: { may: { ...clinicians, supervisor: true, observer: true }, states: NoteStatus.options },
  restore: { may: clinicians, states: open, when: kept },
}

/** Whether the viewer is whom an act is for, by who wrote the note and who supervises. */
function isWho(who: OnNote['who'], careRole: CareRole | null, facts: NoteFacts): boolean {
  const supervises = facts.viewerSupervisesAuthor && !facts.viewerIsAuthor
  switch (who) {
    case undefined:
      return true
    case 'own':
      return facts.viewerIsAuthor
    case 'ownOrLead':
      return facts.viewerIsAuthor || careRole === 'lead'
    case 'notOwn':
      return !facts.viewerIsAuthor
    case 'supervised':
      return supervises
    case 'asked':
      return careRole === 'supervisor' ? supervises : !facts.viewerIsAuthor && facts.awaits.sections.length > 0
  }
}
const everybody = { ...clinicians, supervisor: true, observer: true }
/** The same for a process note, for its author; a supervisor of the case to whom it is granted may read it, and no more. */
const onOwnProcessNote: Record<NoteAct, { may: OnTheCareTeam; states: readonly NoteStatus[] }> = {
  read: { may: everybody, states: NoteStatus.options },
  edit: { may: clinicians, states: ['draft', 'changes_requested'] },
  export: { may: everybody, states: NoteStatus.options },
  comment: { may: nobody, states: [] },
  sign: { may: nobody, states: [] },
  submit: { may: nobody, states: [] },
  withdraw: { may: nobody, states: [] },
  requestChanges: { may: nobody, states: [] },
  attest: { may: nobody, states: [] },
  cosign: { may: nobody, states: [] },
  addendum: { may: nobody, states: [] },
  enterInError: { may: nobody, states: [] },
  discard: { may: nobody, states: [] },
  recover: { may: nobody, states: [] },
  grant: { may: everybody, states: NoteStatus.options },
  readHistory: { may: everybody, states: NoteStatus.options },
  restore: { may: clinicians, states: ['draft', 'changes_requested'] },
}
const inPractice: Record<(typeof practiceActs)[number], Role> = {
  createCase: 'clinician',
  manageMembers: 'admin',
  manageCareTeams: 'admin',
  readAudit: 'admin',
  editPractice: 'admin',
}

/** Every set of roles that a member can have. */
const roleSets = Array.from({ length: 2 ** Role.options.length }, (_, set) =>
  Role.options.filter((_role, index) => (set & (1 << index)) !== 0),
)
const places: (CareRole | null)[] = [...CareRole.options, null]
const yesOrNo = [true, false]

/** The role in the practice without which a part on the care team lets nobody do anything but read. */
const roleFor = (place: CareRole): Role | undefined =>
  place === 'observer' ? undefined : place === 'supervisor' ? 'supervisor' : 'clinician'

const fits = ({ roles, careRole }: Viewer): boolean => {
  const needed = careRole === null ? undefined : roleFor(careRole)
  return careRole !== null && (needed === undefined || roles.includes(needed))
}

describe('the policy', () => {
  it('says on a case what the table says, for every act, part, role and state', () => {
    for (const act of caseActs)
      for (const roles of roleSets)
        for (const careRole of places)
          for (const closed of yesOrNo) {
            const viewer = { roles, careRole }
            const inTable =
              careRole !== null && onCase[act][careRole] && (act === 'read' ? viewer.roles.length > 0 : fits(viewer))
            const expected = inTable && !(act === 'createNote' && closed)
            expect(mayOnCase(act, viewer, { closed }), JSON.stringify({ act, viewer, closed })).toBe(expected)
          }
  })

  it('says on a note what the table says, for every act, part, role and state', () => {
    const wrong: unknown[] = []
    for (const act of noteActs)
      for (const roles of roleSets)
        for (const careRole of places)
          for (const facts of allFacts()) {
            const viewer = { roles, careRole }
            const { may, who, states, when } = onNote[act]
            const inTable =
              careRole !== null && may[careRole] && (isReading(act) ? viewer.roles.length > 0 : fits(viewer))
            const isOpen = (act !== 'edit' && act !== 'restore') || (!facts.closed && !facts.locked)
            const expected =
              inTable &&
              isWho(who, careRole, facts) &&
              isOpen &&
              states.includes(facts.status) &&
              (when?.(facts) ?? true)
            if (mayOnNote(act, viewer, facts) !== expected) wrong.push({ act, viewer, facts, expected })
          }
    expect(wrong).toEqual([])
  })

  it('says on a process note what the table says: its author’s, and a named supervisor’s to read', () => {
    const wrong: unknown[] = []
    for (const act of noteActs)
      for (const roles of roleSets)
        for (const careRole of places)
          for (const facts of allFacts(privately)) {
            const viewer = { roles, careRole }
            const { may, states } = onOwnProcessNote[act]
            const isOpen = (act !== 'edit' && act !== 'restore') || (!facts.closed && !facts.locked)
            const asAuthor =
              facts.viewerIsAuthor &&
              careRole !== null &&
              may[careRole] &&
              (act === 'edit' || act === 'restore' ? fits(viewer) : roles.length > 0) &&
              isOpen &&
              states.includes(facts.status)
            const asReader =
              act === 'read' &&
              facts.private?.viewerIsGrantee === true &&
              careRole === 'supervisor' &&
              roles.includes('supervisor')
            if (mayOnNote(act, viewer, facts) !== (asAuthor || asReader)) wrong.push({ act, viewer, facts })
          }
    expect(wrong).toEqual([])
  })

  it('says in a practice what the table says, for every act and role', () => {
    for (const act of practiceActs)
      for (const roles of roleSets) expect(mayInPractice(act, roles)).toBe(roles.includes(inPractice[act]))
  })

  it('answers every act in the abilities that the screen gets, as it decides itself', () => {
    for (const careRole of places) {
      const viewer = { roles: Role.options, careRole }
      expect(Object.keys(caseAbilities(viewer, { closed: false })).toSorted()).toEqual([...caseActs].toSorted())
      for (const facts of allFacts([null, ...privately])) {
        const abilities = noteAbilities(viewer, facts)
        const wrong = noteActs.filter((act) => abilities[act] !== mayOnNote(act, viewer, facts))
        expect(wrong).toEqual([])
        expect(readOnlyReason(viewer, facts) === null).toBe(abilities.edit)
      }
    }
    expect(Object.keys(practiceAbilities([])).toSorted()).toEqual([...practiceActs].toSorted())
  })
})

const isReading = (act: NoteAct): boolean => act === 'read' || act === 'export' || act === 'readHistory'
const privately = [{ viewerIsGrantee: false }, { viewerIsGrantee: true }]

type Review = Pick<NoteFacts, 'discarded' | 'authorIsSupervised' | 'awaits' | 'recorded'>
const plain: Review = { discarded: 'no', authorIsSupervised: false, awaits: awaitsNothing, recorded: false }
const reviews: readonly Review[] = [
  plain,
  { ...plain, recorded: true },
  { ...plain, recorded: null },
  { ...plain, authorIsSupervised: true },
  { ...plain, authorIsSupervised: true, awaits: { cosign: 'awaited', sections: [] } },
  { ...plain, awaits: { cosign: 'not_needed', sections: ['dose'] } },
  { ...plain, awaits: { cosign: 'given', sections: ['dose'] } },
  { ...plain, discarded: 'recoverable' },
  { ...plain, discarded: 'past' },
]

function* allFacts(compartments: readonly NoteFacts['private'][] = [null]): Generator<NoteFacts> {
  for (const status of NoteStatus.options)
    for (const closed of yesOrNo)
      for (const locked of yesOrNo)
        for (const viewerIsAuthor of yesOrNo)
          for (const viewerSupervisesAuthor of yesOrNo)
            for (const one of compartments)
              for (const review of reviews)
                yield { status, closed, locked, viewerIsAuthor, viewerSupervisesAuthor, ...review, private: one }
}
