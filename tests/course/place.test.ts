import { describe, expect, it } from 'vitest'
import { courseOfNote, notesOfNewest, placeNotes } from '../../shared/course/place.ts'
import { sketched } from './sketch.ts'

const dosesOf = (course: string) => placeNotes(sketched(course)).notes.map(({ place }) => place.dose)

describe('the place of a note in its course', () => {
  it('is the number of its dose for a session in which one was given', () => {
    expect(dosesOf('EPDIDI')).toEqual([null, null, 1, null, 2, null])
    expect(placeNotes(sketched('EPDIDI')).doses).toBe(2)
  })

  it('is the number that the next dose will have for a session that is under way, and for no other without a dose', () => {
    expect(dosesOf('EPS')).toEqual([null, null, 1])
    expect(dosesOf('EPDIS')).toEqual([null, null, 1, null, 2])
    expect(dosesOf('EPSID')).toEqual([null, null, null, null, 1])
    expect(dosesOf('SS')).toEqual([1, null])
    expect(placeNotes(sketched('EPDIS')).doses).toBe(1)
  })

  it('counts the doses before it for what comes after a dose', () => {
    expect(placeNotes(sketched('EPDIDI')).notes.map(({ place }) => place.after)).toEqual([0, 0, 0, 1, 1, 2])
  })

  it('goes by the day that a note is about, whenever it was begun', () => {
    const [evaluation, dose, integration] = sketched('EDI')
    if (!evaluation || !dose || !integration) throw new Error('There are three notes.')
    const late = { ...dose, createdAt: '2026-12-01T09:00:00.000Z' }
    const { notes } = placeNotes([integration, late, evaluation])
    expect(notes.map(({ note }) => note.id)).toEqual(['note 1', 'note 2', 'note 3'])
    expect(notes.at(-1)?.place.after).toBe(1)
  })

  it('is none for what was entered in error', () => {
    const [first, second] = sketched('DD')
    if (!first || !second) throw new Error('There are two notes.')
    const { notes, doses } = placeNotes([{ ...first, status: 'entered_in_error' }, second])
    expect(notes.map(({ note, place }) => [note.id, place.dose])).toEqual([['note 2', 1]])
    expect(doses).toBe(1)
  })
})

describe('a note of a case with several courses', () => {
  const courses = [
    { number: 1, begunOn: null },
    { number: 2, begunOn: '2026-10-04' },
  ]

  it('belongs to the latest that had begun on its day, else to the first', () => {
    expect(courseOfNote(courses, { occurredOn: '2026-10-03' })?.number).toBe(1)
    expect(courseOfNote(courses, { occurredOn: '2026-10-04' })?.number).toBe(2)
    expect(courseOfNote([], { occurredOn: '2026-10-04' })).toBeUndefined()
  })

  it('stands on the line of the newest only if it belongs to it', () => {
    const notes = sketched('EPDEPD')
    expect(notesOfNewest(courses, notes).map(({ id }) => id)).toEqual(['note 4', 'note 5', 'note 6'])
    expect(notesOfNewest([], notes)).toHaveLength(6)
  })
})
