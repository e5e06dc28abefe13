import { describe, expect, it } from 'vitest'
import { findSections, putSearched, searchNotes } from '../../server/storage/repos/search.ts'
import type { CaseId, MemberId, PracticeId } from '../../shared/ids.ts'
import { readQuery } from '../../shared/search/query.ts'
import { dialects } from '../support/app.ts'
import { makeCase, makeMember, makeNote, makePractice, storeOf } from './store.ts'

describe.each(dialects)('what is searched of notes on %s', (dialect) => {
  const store = storeOf(dialect)

  async function practice() {
    const { database } = store.now
    const practiceId = await makePractice(database)
    const lead = await makeMember(database, practiceId)
    const caseId = await makeCase(database, practiceId, lead)
    return { practiceId, lead, caseId }
  }

  async function written(
    of: { practiceId: PracticeId; caseId: CaseId; lead: MemberId },
    text: string,
    title = 'A note',
  ) {
    const { database } = store.now
    const { noteId } = await makeNote(database, { ...of, author: of.lead, title })
    const note = { noteId, caseId: of.caseId, head: 1, sections: [{ id: 's', title: 'Part', text }] }
    await database.write((tx) => putSearched(tx, dialect, of.practiceId, [note]))
    return noteId
  }

  async function find(
    of: { practiceId: PracticeId; lead: MemberId },
    typed: string,
    {
      place = 'anywhere',
      cases = [],
      most = 50,
      within = null,
    }: { place?: 'anywhere' | 'title'; cases?: CaseId[]; most?: number; within?: CaseId[] | null } = {},
  ) {
    const wanted = readQuery(typed).map((term) => ({ term, cases }))
    const search = { practiceId: of.practiceId, memberId: of.lead, within, wanted, place, most }
    return (await searchNotes(store.now.database.read, dialect, search)).map(({ noteId }) => noteId)
  }

  it('finds notes that hold all words, the last as a beginning, in whatever case and with or without marks', async () => {
    const of = await practice()
    const one = await written(of, 'She spoke of the Café by the river, and of her sister.')
    const two = await written(of, 'The RIVER was quiet. Naïve, she said; straße 7.')
    expect(await find(of, 'river')).toEqual([two, one])
    expect(await find(of, 'RIVER sis')).toEqual([one])
    expect(await find(of, 'sis river')).toEqual([])
    expect(await find(of, 'cafe ')).toEqual([one])
    expect(await find(of, 'café')).toEqual([one])
    expect(await find(of, 'naive strasse 7')).toEqual([two])
    expect(await find(of, 'ri')).toEqual([two, one])
    expect(await find(of, 'ri ')).toEqual([])
  })

  it('keeps so many characters of a note to show, and finds what stands beyond them', async () => {
    const of = await practice()
    const noteId = await written(of, `${'w'.repeat(400_000)} quillwort`)
    expect(await find(of, 'quillwort')).toEqual([noteId])
    const kept = (await findSections(store.now.database.read, of.practiceId, noteId)) ?? ''
    expect(kept.length).toBeGreaterThan(290_000)
    expect(kept.length).toBeLessThan(310_000)
    const elsewhere = await practice()
    expect(await findSections(store.now.database.read, elsewhere.practiceId, noteId)).toBeUndefined()
  })

  it('keeps words together that are quoted or joined by a sign, within one text', async () => {
    const of = await practice()
    const one = await written(of, 'mother in law', 'Contact')
    const two = await written(of, 'in law, mother')
    expect(await find(of, 'mother in law')).toEqual([two, one])
    expect(await find(of, '"mother in law"')).toEqual([one])
    expect(await find(of, 'mother-in-la')).toEqual([one])
    expect(await find(of, '"mother in l"')).toEqual([])
    expect(await find(of, '“in law”')).toEqual([two, one])
    expect(await find(of, '"part mother"')).toEqual([])
    const often = await written(of, `${'the river. '.repeat(1_000)} the lake`)
    expect(await find(of, '"the lake"')).toEqual([often])
  })

  it('finds a word in the title, and a client’s notes by the case alone', async () => {
    const of = await practice()
    const text = await written(of, 'About integration.')
    const title = await written(of, 'Something else.', 'Integration: insights')
    expect(await find(of, 'integration')).toEqual([title, text])
    expect(await find(of, 'integr', { place: 'title' })).toEqual([title])
    expect(await find(of, '"integration insights"', { place: 'title' })).toEqual([title])
    expect(await find(of, '"insights integration"', { place: 'title' })).toEqual([])
    const other = { ...of, caseId: await makeCase(store.now.database, of.practiceId, of.lead) }
    const theirs = await written(other, 'Nothing of the kind.')
    expect(await find(of, 'wen', { cases: [other.caseId] })).toEqual([theirs])
    expect(await find(of, '"nothing wen"', { cases: [other.caseId] })).toEqual([theirs])
  })

  it('gives only notes of cases on whose care team the member is, and counts no others towards what is cut', async () => {
    const of = await practice()
    const own = await written(of, 'lighthouse')
    const colleague = await makeMember(store.now.database, of.practiceId)
    const theirCase = await makeCase(store.now.database, of.practiceId, colleague)
    for (let count = 0; count < 5; count++) await written({ ...of, caseId: theirCase, lead: colleague }, 'lighthouse')
    const elsewhere = await practice()
    await written(elsewhere, 'lighthouse')
    expect(await find(of, 'lighthouse', { most: 1 })).toEqual([own])
    expect(await find({ ...of, lead: colleague }, 'lighthouse')).toHaveLength(5)
    expect(await find({ ...of, lead: elsewhere.lead }, 'lighthouse')).toEqual([])
  })

  it('forgets what was read before when a note is read anew', async () => {
    const of = await practice()
    const first = await written(of, 'before')
    await written(of, 'another, before')
    const note = {
      noteId: first,
      caseId: of.caseId,
      head: 2,
      sections: [{ id: 's', title: '', text: 'after before' }],
    }
    await store.now.database.write((tx) => putSearched(tx, dialect, of.practiceId, [note]))
    expect((await find(of, 'before'))[0]).toBe(first)
    await store.now.database.write((tx) => putSearched(tx, dialect, of.practiceId, [{ ...note, sections: [] }]))
    expect(await find(of, 'after')).toEqual([])
    expect(await find(of, 'before')).toHaveLength(1)
  })

  it('goes on when notes that were read in one go are read anew one after the other', async () => {
    const of = await practice()
    const notes = await Promise.all(['first', 'second', 'third'].map((text) => written(of, text)))
    const read = (head: number, text: string) =>
      notes.map((noteId) => ({ noteId, caseId: of.caseId, head, sections: [{ id: 's', title: '', text }] }))
    const { database } = store.now
    await database.write((tx) => putSearched(tx, dialect, of.practiceId, read(2, 'together')))
    for (const note of read(3, 'alone')) await database.write((tx) => putSearched(tx, dialect, of.practiceId, [note]))
    expect(await find(of, 'together')).toEqual([])
    expect(await find(of, 'alone')).toHaveLength(3)
    // And whoever writes next does so.
    await written(of, 'afterwards')
    expect(await find(of, 'afterwards')).toHaveLength(1)
  })

  it('takes whatever a text or a question is made of', async () => {
    const of = await practice()
    const hostile = [
      '\u0000nul\u0000l',
      '\ud800 half \udc00',
      '😀 grin 👩‍👩‍👧',
      `${'x'.repeat(5_000)}`,
      "a' OR 1=1 --",
      '"""',
      '* NEAR(a b) words:x ^y {z}: -w',
      '( ) AND OR NOT',
      "'a':* & !b <-> c | d",
      '\\\\ %_%',
      '~tilde #p1 #',
      'ﷺ'.repeat(300),
      '¼ ½ ⅷ',
      'İstanbul',
      '日本語 中文',
      '़ ा',
      'ﬀ',
    ]
    await written(of, hostile.join('\n'))
    const many = Array.from({ length: 60_000 }, (_, at) => `w${at.toString(36)}ﷺ`).join(' ')
    await written(of, many)
    for (const typed of hostile) await find(of, typed)
    for (const typed of ['nul', 'half', 'grin', 'xxxx', 'istanbul', '日本', 'near', 'w1'])
      expect(await find(of, typed)).not.toEqual([])
    for (const typed of ['#p', '~tilde', '#'])
      expect(readQuery(typed).every(({ words }) => words.every((word) => /^[a-z0-9]+$/.test(word)))).toBe(true)
  })
})
