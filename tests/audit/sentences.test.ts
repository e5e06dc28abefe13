import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../shared/api/audit.ts'
import { auditActions } from '../../shared/audit/actions.ts'
import { AuditKind, kindNames } from '../../shared/audit/kinds.ts'
import { actionsOf, auditActor, auditSentence } from '../../shared/audit/sentences.ts'

const [ada, bea] = ['7b0e64f2-3c0e-4c53-9f0f-0b3df1f5a001', '7b0e64f2-3c0e-4c53-9f0f-0b3df1f5a002']

const entry = (action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  number: 7,
  at: '2031-05-30T12:00:00.000Z',
  memberId: ada,
  memberName: 'Ada Winter',
  action,
  subjectKind: null,
  subjectId: null,
  subjectName: null,
  caseCode: null,
  noteId: null,
  detail: null,
  names: {},
  hash: '',
  ...more,
})

describe('the words of the audit', () => {
  it('are there for every action, of one kind each, as a sentence that reads on from a name', () => {
    for (const action of auditActions) {
      const sentence = auditSentence(entry(action))
      expect(sentence, action).toMatch(/^[a-z]/)
      expect(sentence, action).not.toMatch(/undefined|null|\.$/)
      expect(sentence, action).not.toBe(action)
    }
    const kinds = AuditKind.options.flatMap(actionsOf)
    expect(kinds.toSorted()).toEqual([...auditActions].toSorted())
    expect(Object.values(kindNames).every((name) => /^[A-Z]/.test(name))).toBe(true)
  })

  it.each<[string, Partial<AuditEntry>, string]>([
    ['note.read', { subjectKind: 'note', noteId: bea, caseCode: 'NW-014' }, 'opened a note of NW-014 (7b0e64f2)'],
    ['note.read', { subjectKind: 'note', subjectId: bea }, 'opened a note (7b0e64f2)'],
    [
      'note.exported',
      { subjectKind: 'note', noteId: bea, detail: { format: 'sealed' } },
      'exported a note (7b0e64f2) as a sealed file',
    ],
    [
      'suggestion.withdrawn',
      { subjectKind: 'note', noteId: bea },
      'took back a wording that they had suggested for a note (7b0e64f2)',
    ],
    ['case.closed', { subjectKind: 'case', caseCode: 'NW-014' }, 'closed the case NW-014'],
    [
      'care_team.changed',
      { subjectKind: 'case', caseCode: 'NW-014', detail: { member: bea, role: 'prescriber' }, names: { [bea]: 'Bea' } },
      'made Bea prescriber on the care team of the case NW-014',
    ],
    [
      'care_team.changed',
      { subjectKind: 'case', caseCode: 'NW-014', detail: { member: bea, role: 'none' }, names: { [bea]: 'Bea' } },
      'took Bea off the care team of the case NW-014',
    ],
    [
      'access.refused',
      { subjectKind: 'note', subjectId: bea, detail: { route: 'GET /api/notes/:id', code: 'not_found', more: true } },
      'asked for a note (7b0e64f2), which is not there for them (GET /api/notes/:id); more of the same within this minute is left out',
    ],
    [
      'practice.restored',
      { detail: { anchored: 9 } },
      'restored the practice from a backup; what were entries 7 to 9 before are not in it',
    ],
    ['practice.restored', { detail: { anchored: 6 } }, 'restored the practice from a backup'],
    ['of a later version', {}, 'of a later version'],
  ])('say %s as one would: %#', (action, more, sentence) => {
    expect(auditSentence(entry(action, more))).toBe(sentence)
  })

  it('name the member who did it, whoever that was, or the server', () => {
    expect(auditActor(entry('sign_in'))).toBe('Ada Winter')
    expect(auditActor(entry('sign_in', { memberName: null }))).toBe('Somebody unknown')
    expect(auditActor(entry('practice.restored', { memberId: null, memberName: null }))).toBe('The server')
  })
})
