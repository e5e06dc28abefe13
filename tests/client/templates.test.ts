import { describe, expect, it } from 'vitest'
import { shareBody, shareFormOf } from '../../client/templates/shareForm.ts'
import { closestFirst, everything, shelfOf } from '../../client/templates/shelf.ts'
import { largestFile, placeInFile, readTemplateFile } from '../../client/templates/templateFile.ts'
import { unknownVariables } from '../../client/templates/unknownVariables.ts'
import { belongsInWords, marksOf, useInWords } from '../../client/templates/words.ts'
import { memberId, templateOfApi } from '../support/templatesOnScreen.ts'

const names = (groups: ReturnType<typeof shelfOf>) => groups.map(({ items }) => items.map(({ name }) => name))

describe('the shelf', () => {
  const builtIn = templateOfApi({ name: 'Evaluation', origin: 'built_in', phase: 'evaluation', technique: null })
  const ofTeam = templateOfApi({
    name: 'Night session',
    origin: 'team',
    technique: 'music',
    sections: [{ key: 'music', title: 'Playlist', required: true }],
    sharing: {
      scope: 'team',
      teams: [{ id: memberId(50), name: 'Night team' }],
      members: [],
      editors: { practice: false, teams: [], members: [] },
    },
  })
  const away = templateOfApi({ name: 'Old session', putAway: true })
  const beside = templateOfApi({ name: 'Phone call', phase: null, technique: null })
  const all = [builtIn, ofTeam, away, beside]

  it('a member finds every template in the group that it belongs to, and what was put away only when they ask', () => {
    const shelf = shelfOf(all, everything)
    expect(shelf.map(({ origin }) => origin)).toEqual(['built_in', 'practice', 'team', 'mine'])
    expect(names(shelf)).toEqual([['Evaluation'], [], ['Night session'], ['Phone call']])
    expect(shelf.map(({ isEmpty }) => isEmpty)).toEqual([false, true, false, false])
    expect(names(shelfOf(all, { ...everything, putAway: true }))[3]).toEqual(['Old session', 'Phone call'])
  })

  it.each([
    ['a word of a section and one of a team', { typed: 'night PLAY' }, ['Night session']],
    ['a word that stands nowhere', { typed: 'playlist evaluation' }, []],
    ['its phase', { phase: 'evaluation' as const }, ['Evaluation']],
    ['no phase at all', { phase: 'beside' as const }, ['Phone call']],
    ['its technique', { technique: 'music' as const }, ['Night session']],
  ])('a member who narrows it by %s sees what fits', (_, part, found) => {
    expect(names(shelfOf(all, { ...everything, ...part })).flat()).toEqual(found)
  })

  it('a group in which nothing fits is not said to be empty', () => {
    expect(shelfOf(all, { ...everything, typed: 'nowhere' })[0]).toMatchObject({ items: [], isEmpty: false })
  })

  it('a new note is offered what the practice and its teams wrote before what comes with the program', () => {
    const ofPractice = templateOfApi({ name: 'Our evaluation', origin: 'practice' })
    expect(closestFirst([builtIn, beside, ofTeam, ofPractice]).map(({ origin }) => origin)).toEqual([
      'practice',
      'team',
      'mine',
      'built_in',
    ])
  })
})

describe('what a template is said to be', () => {
  const now = new Date('2026-11-20T12:00:00')
  const by = (...counts: [string, number][]) => counts.map(([name, notes], at) => ({ id: memberId(at), name, notes }))
  const use = (notes: number, members: ReturnType<typeof by>, lastOn: string | null = '2026-05-03') =>
    useInWords(templateOfApi({ use: { notes, members, lastOn } }).use, now)

  it('its use is told with those who used it most, and the day', () => {
    expect(use(14, by(['Dan', 1], ['Ada', 8], ['Ben', 4], ['Eva', 1]))).toBe(
      'Begun 14 times by Ada, Ben and 2 others, last on 3 May',
    )
    expect(use(4, by(['Ada', 2], ['Ben', 1], ['Eva', 1]))).toBe('Begun 4 times by Ada, Ben and Eva, last on 3 May')
    expect(use(2, by(['Ada', 1], ['Ben', 1]))).toBe('Begun twice by Ada and Ben, last on 3 May')
    expect(use(1, by(['Ada', 1]))).toBe('Begun once by Ada, on 3 May')
    expect(use(0, [], null)).toBe('Not used yet')
    expect(useInWords(null, now)).toBeNull()
  })

  it('a template that was changed, has a newer original or was never published says so', () => {
    const basedOn = { id: 'evaluation', name: 'Evaluation', version: 3, newest: 4 }
    expect(marksOf(templateOfApi({ version: 2, unpublished: true, basedOn }))).toEqual([
      'Changed since version 2',
      'Newer original: version 4',
    ])
    expect(marksOf(templateOfApi({ version: 0, unpublished: true }))).toEqual(['Not published yet'])
    expect(marksOf(templateOfApi({ version: 2, basedOn: { ...basedOn, newest: 3 } }))).toEqual([])
    expect(marksOf(templateOfApi({ putAway: true }))).toEqual(['Put away'])
  })

  it('whose it is and for whom is said by name', () => {
    const sharing = {
      scope: 'team',
      teams: [{ id: memberId(50), name: 'Night team' }],
      members: [{ id: memberId(7), name: 'Eva Noor' }],
      editors: { practice: false, teams: [], members: [] },
    }
    expect(belongsInWords(templateOfApi({ sharing }), memberId(1))).toBe('Yours, for Night team and with Eva Noor')
    expect(belongsInWords(templateOfApi(), memberId(2))).toBe('Ada Lind')
    expect(belongsInWords(templateOfApi({ owner: null, sharing: null }), memberId(2))).toBe('')
  })

  it('whoever publishes is told of words in braces that are no variable, each once', () => {
    const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
    const text = { type: 'doc', content: [line('{client code}, {Client  Code} and {name}'), line('{name}, {mood}')] }
    expect(unknownVariables(text)).toEqual(['name', 'mood'])
  })
})

describe('sharing', () => {
  const sharing = {
    scope: 'team',
    teams: [{ id: memberId(50), name: 'Night team' }],
    members: [{ id: memberId(7), name: 'Eva Noor' }],
    editors: { practice: false, teams: [], members: [{ id: memberId(8), name: 'Ben Ode' }] },
  }

  it('an owner who opens the form and changes nothing asks for what holds already', () => {
    expect(shareBody(shareFormOf(templateOfApi({ sharing })))).toEqual({
      fits: true,
      body: {
        scope: 'team',
        teamIds: [memberId(50)],
        memberIds: [memberId(7)],
        editors: { practice: false, teamIds: [], memberIds: [memberId(8)] },
      },
    })
  })

  it('an owner who gives it to everybody names nobody besides, and one who lets nobody edit sends no editors', () => {
    const form = shareFormOf(templateOfApi({ sharing }))
    expect(shareBody({ ...form, scope: 'practice', edit: 'nobody' })).toEqual({
      fits: true,
      body: {
        scope: 'practice',
        teamIds: [],
        memberIds: [],
        editors: { practice: false, teamIds: [], memberIds: [] },
      },
    })
  })

  it('an owner who chose teams, or editors, and names none is told what is missing', () => {
    const form = shareFormOf(templateOfApi())
    expect(shareBody({ ...form, scope: 'team' })).toEqual({ fits: false, sentence: 'Please choose a team.' })
    expect(shareBody({ ...form, edit: 'some' })).toEqual({
      fits: false,
      sentence: 'Please choose who edits it with you.',
    })
  })
})

describe('a file that is brought in', () => {
  it('a file that cannot be one of templates is refused before it is sent', async () => {
    expect(await readTemplateFile(new File(['{"format": 1}'], 'a.json'))).toEqual({
      fits: true,
      content: { format: 1 },
    })
    expect(await readTemplateFile(new File([''], 'a.json'))).toMatchObject({ fits: false })
    expect(await readTemplateFile(new File(['no json'], 'a.json'))).toMatchObject({ fits: false })
    const huge = { size: largestFile + 1, text: () => Promise.reject(new Error('It was read.')) }
    expect(await readTemplateFile(huge)).toMatchObject({ fits: false, sentence: expect.stringContaining('2 MB') })
  })

  it.each([
    ['', 'The file'],
    ['formatVersion', 'The file: formatVersion'],
    ['templates.0.name', 'Template 1: name'],
    ['templates.0.sections.2.content.1.attrs.dueAt', 'Template 1, section 3, part 2: dueAt'],
  ])('somebody reads where in the file something is wrong: %s', (path, place) => {
    expect(placeInFile(path)).toBe(place)
  })
})
