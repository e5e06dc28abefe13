import { describe, expect, it } from 'vitest'
import { everybodys, inOrderOf } from '../../client/practice/placeTemplates.ts'
import { offeredFirst, offeredIn } from '../../client/templates/offered.ts'
import { PracticeSettings } from '../../shared/api/practice.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { memberId, templateOfApi } from '../support/templatesOnScreen.ts'

const sharing = (scope: string) => ({
  scope,
  teams: [],
  members: [],
  editors: { practice: false, teams: [], members: [] },
})
const template = (id: string, given: Parameters<typeof templateOfApi>[0] = {}) =>
  templateOfApi({ id, name: id, origin: 'built_in', owner: null, sharing: null, documentId: null, ...given })

const open = template('open')
const imagery = template('imagery')
const ours = template('ours', { origin: 'practice', sharing: sharing('practice') })
const ofTeam = template('of-team', { origin: 'team', sharing: sharing('team') })
const mine = template('mine', {
  origin: 'mine',
  owner: { id: memberId(1), name: 'Ada Lind' },
  sharing: sharing('mine'),
})
const evaluation = template('evaluation', { phase: 'evaluation' })
const kept = template('kept', { phase: null, compartment: 'process' })
const all = [open, imagery, evaluation, kept, ours, ofTeam, mine]

const rules = (session: object) =>
  PracticeSettings.shape.templates.parse({
    ...defaultSettings.templates,
    session: { offered: null, usual: null, ...session },
  })
const names = (templates: readonly { name: string }[]) => templates.map(({ name }) => name)
const offered = (session: object, usable = all) => {
  const { items, usual, more } = offeredIn('session', usable, rules(session))
  return { items: names(items), usual, more: names(more) }
}

describe('what a new note is offered', () => {
  it('a practice that says nothing offers all of a phase, what it wrote itself first', () => {
    expect(offered({})).toEqual({ items: ['ours', 'of-team', 'mine', 'open', 'imagery'], usual: null, more: [] })
  })

  it('the usual one comes first, and all others stay as they were', () => {
    expect(offered({ usual: 'imagery' })).toEqual({
      items: ['imagery', 'ours', 'of-team', 'mine', 'open'],
      usual: 'imagery',
      more: [],
    })
  })

  it('where the practice offers some, they stand in its order, a member’s own follow, and nothing is taken away', () => {
    expect(offered({ offered: ['open', 'imagery', 'ours'], usual: 'ours' })).toEqual({
      items: ['ours', 'open', 'imagery', 'mine'],
      usual: 'ours',
      more: ['of-team'],
    })
    expect(offered({ offered: [] })).toEqual({
      items: ['mine'],
      usual: null,
      more: ['ours', 'of-team', 'open', 'imagery'],
    })
  })

  it('ids of nothing, of another phase, or of what the member may not use are passed over', () => {
    const rule = { offered: ['gone', 'evaluation', 'ours', 'open'], usual: 'ours' }
    expect(offered(rule, [open, evaluation])).toEqual({ items: ['open'], usual: null, more: [] })
  })

  it('in one list for all phases what is offered comes first, what is private last, and everything is there once', () => {
    expect(names(offeredFirst(all, rules({ offered: ['open'], usual: 'open' })))).toEqual([
      'evaluation',
      'open',
      'mine',
      'ours',
      'of-team',
      'imagery',
      'kept',
    ])
  })
})

describe('what an admin can offer', () => {
  it('is what every member may use: no private or team’s template, none that was put away or never published', () => {
    const own = template('own', { origin: 'mine', sharing: sharing('practice') })
    const away = template('away', { origin: 'practice', sharing: sharing('practice'), putAway: true })
    const begun = template('begun', { origin: 'practice', sharing: sharing('practice'), version: 0 })
    expect(names(everybodys([...all, own, away, begun], 'session'))).toEqual(['ours', 'own', 'open', 'imagery'])
    expect(names(everybodys(all, 'beside'))).toEqual([])
  })

  it('is listed as it is offered, then all others', () => {
    const ids = rules({ offered: ['imagery', 'gone'] }).session.offered ?? []
    expect(names(inOrderOf(ids, [ours, open, imagery]))).toEqual(['imagery', 'ours', 'open'])
  })
})
