import { describe, expect, it } from 'vitest'
import {
  commentAbilities,
  commentThreadAbilities,
  commentThreadActs,
  type SuggestionState,
  suggestionStates,
} from '../../shared/access/comments.ts'
import { CareRole, type NoteFacts, Role, type Viewer } from '../../shared/access/vocabulary.ts'
import { awaitsNothing, NoteStatus } from '../../shared/review/machine.ts'

const draft: NoteFacts = {
  closed: false,
  status: 'draft',
  locked: false,
  viewerIsAuthor: false,
  viewerSupervisesAuthor: false,
  authorIsSupervised: false,
  awaits: awaitsNothing,
  discarded: 'no',
  recorded: null,
  private: null,
}
const clinician = (careRole: CareRole | null): Viewer => ({ roles: ['clinician'], careRole })
const supervisor: Viewer = { roles: ['supervisor'], careRole: 'supervisor' }
const thread = (note: NoteFacts, suggestion: SuggestionState | null = null, viewerSuggested = false) => ({
  note,
  resolved: false,
  suggestion,
  viewerSuggested,
})

describe('a thread of comments', () => {
  it('is answered and settled by clinicians of the care team and its supervisor, whatever state the note is in', () => {
    for (const status of NoteStatus.options) {
      const note = { ...draft, status, locked: status !== 'draft' }
      for (const careRole of ['lead', 'co-therapist', 'prescriber'] as const)
        expect(commentThreadAbilities(clinician(careRole), thread(note))).toMatchObject({ reply: true, resolve: true })
      expect(commentThreadAbilities(supervisor, thread(note))).toMatchObject({ reply: true, resolve: true })
      for (const other of [clinician('observer'), clinician(null), { roles: [], careRole: 'lead' } as const])
        expect(Object.values(commentThreadAbilities(other, thread(note, 'open', true)))).not.toContain(true)
    }
    const resolved = { ...thread(draft), resolved: true }
    expect(commentThreadAbilities(clinician('lead'), resolved)).toMatchObject({ resolve: false, reopen: true })
  })

  it('has a suggestion that only whoever may write in the note accepts, once, while the note takes text', () => {
    for (const state of suggestionStates) {
      const { accept, dismiss } = commentThreadAbilities(clinician('lead'), thread(draft, state))
      expect([accept, dismiss]).toEqual([state === 'open', state === 'open'])
      expect(commentThreadAbilities(supervisor, thread(draft, state)).accept).toBe(false)
    }
    expect(commentThreadAbilities(supervisor, thread(draft, 'open')).dismiss).toBe(false)
    expect(commentThreadAbilities(supervisor, thread(draft, 'open', true)).dismiss).toBe(true)
    const silent = [
      { ...draft, locked: true },
      { ...draft, closed: true },
      { ...draft, status: 'in_review' as const },
      { ...draft, status: 'signed' as const },
    ]
    for (const note of silent) {
      expect(commentThreadAbilities(clinician('lead'), thread(note, 'open')).accept).toBe(false)
      expect(commentThreadAbilities(clinician('lead'), thread(note, 'open')).dismiss).toBe(false)
    }
  })

  it('of a process note is nobody’s, its author’s neither', () => {
    for (const viewerIsAuthor of [true, false])
      for (const viewerIsGrantee of [true, false])
        for (const careRole of [...CareRole.options, null]) {
          const note = { ...draft, viewerIsAuthor, private: { viewerIsGrantee } }
          const viewer = { roles: Role.options, careRole }
          const { accept: _, ...spoken } = commentThreadAbilities(viewer, thread(note, 'open', true))
          expect(Object.values(spoken)).not.toContain(true)
        }
  })

  it('has an answer to every act', () => {
    expect(Object.keys(commentThreadAbilities(supervisor, thread(draft)))).toEqual([...commentThreadActs])
  })
})

it('a comment is changed and removed by whoever wrote it and may still comment, and only until it is removed', () => {
  const own = { note: draft, viewerWroteIt: true, removed: false }
  expect(commentAbilities(supervisor, own)).toEqual({ edit: true, remove: true })
  for (const [viewer, facts] of [
    [supervisor, { ...own, viewerWroteIt: false }],
    [supervisor, { ...own, removed: true }],
    [clinician('observer'), own],
    [clinician(null), own],
  ] as const)
    expect(commentAbilities(viewer, facts)).toEqual({ edit: false, remove: false })
})
