import { afterAll, describe, expect, it } from 'vitest'
import { demoCases } from '../../server/scripts/demo/cases.ts'
import { dateOf, momentOf, on } from '../../server/scripts/demo/days.ts'
import { itemsOf } from '../../server/scripts/demo/items.ts'
import { lead } from '../../server/scripts/demo/people.ts'
import { writeNote } from '../../server/scripts/demo/writeNote.ts'
import { readAttributes } from '../../shared/note/attributes.ts'
import { deriveDose } from '../../shared/note/blocks/dose/derive.ts'
import { blockNames } from '../../shared/note/blocks/nodes.ts'
import { deriveScale } from '../../shared/note/blocks/scale/derive.ts'
import { momentRules } from '../../shared/note/blocks/timeline/schema.ts'
import { vitalsRowRules } from '../../shared/note/blocks/vitals/schema.ts'
import { minutesBetween } from '../../shared/note/clock.ts'
import { timeZeroOf } from '../../shared/note/derive.ts'
import { childrenOf, type NoteNode, textOf } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { isReadable } from '../../shared/note/readable.ts'
import { listSections } from '../../shared/note/sections.ts'
import { documentOf } from '../../shared/note/stored.ts'
import { builtInTemplates, findTemplate } from '../../shared/templates/index.ts'

/** A Sunday, just after midnight, when as much as possible of a week is still ahead. */
const seededAt = new Date(2031, 5, 8, 0, 10).getTime()

let clients = 0
const written = demoCases.flatMap(({ code, notes }) => {
  const items = itemsOf(notes)
  return notes.map((note) => {
    const template = findTemplate(note.templateId)
    if (!template) throw new Error(`There is no template ${note.templateId}.`)
    const { bytes } = writeNote(template, note.sections, { clientIds: () => ++clients, seededAt, items })
    const document = documentOf([bytes])
    return { name: `${code}, ${note.templateId}, ${note.at}`, note, document, text: readNote(document) }
  })
})
afterAll(() => {
  for (const { document } of written) document.destroy()
})

const within = (node: NoteNode): NoteNode[] => [node, ...childrenOf(node).flatMap(within)]
const named = (node: NoteNode, type: string) => within(node).filter((each) => each.type === type)

describe.each(written)('the note $name', ({ note, document, text }) => {
  it('can be read, and its required sections are filled unless somebody is still writing', () => {
    expect(isReadable(document)).toBe(true)
    const empty = listSections(text).filter((section) => section.required === true && section.empty)
    expect(empty.length > 0).toBe(note.unfinished === true)
  })

  it('has every item of its scales answered', () => {
    for (const scale of named(text, 'scale').map(deriveScale)) {
      if (scale.answered > 0) expect(scale.total).not.toBeNull()
    }
  })

  it('gives what is published practice, and its times and readings belong to one session', () => {
    for (const block of named(text, 'dose')) {
      const { dose, totalGiven, totalPerKilogram } = deriveDose(block)
      if (dose.route === 'im' || dose.route === 'iv_infusion') {
        expect(totalPerKilogram).toBeGreaterThanOrEqual(0.45)
        expect(totalPerKilogram).toBeLessThanOrEqual(1)
      } else if (dose.route === 'intranasal') expect([56, 84]).toContain(totalGiven)
      else expect([100, 150, 200]).toContain(totalGiven)
    }
    const timeZero = timeZeroOf(text)
    const moments = named(text, 'moment').map(({ attrs }) => readAttributes(momentRules, attrs).at)
    const readings = named(text, 'vitalsRow').map(({ attrs }) => readAttributes(vitalsRowRules, attrs))
    for (const at of [...moments, ...readings.map((reading) => reading.at)]) {
      expect(at).not.toBeNull()
      const minute = minutesBetween(timeZero ?? '', at ?? '')
      expect(minute).toBeGreaterThanOrEqual(-45)
      expect(minute).toBeLessThanOrEqual(240)
    }
    for (const { notTaken, systolic, diastolic, spo2 } of readings.filter((reading) => reading.notTaken !== true)) {
      expect(notTaken).toBeNull()
      expect((systolic ?? 0) - (diastolic ?? 0)).toBeGreaterThan(20)
      expect(spo2).toBeGreaterThanOrEqual(94)
    }
  })

  it('dates nothing that has happened into the future', () => {
    const today = dateOf({ daysAgo: 0 }, seededAt)
    expect(momentOf(note.day, '00:00', seededAt)).toBeLessThanOrEqual(seededAt)
    for (const { attrs } of within(text)) {
      for (const cell of ['on', 'doneOn', 'onsetOn', 'resolvedOn', 'weightMeasuredOn', 'withdrawnOn']) {
        const day = attrs?.[cell]
        if (typeof day === 'string') expect(day <= today).toBe(true)
      }
    }
  })

  it('names no number that could be somebody’s, and none of the words that say nothing', () => {
    const strings = within(text).flatMap(({ type, attrs }) =>
      type === 'section' || type === 'checklist' ? [] : Object.values(attrs ?? {}),
    )
    const words = [textOf(text), ...strings.filter((value) => typeof value === 'string')].join('\n')
    const numbers = words.match(/\b\d{3}[- ]\d{3,4}\b/g) ?? []
    expect(numbers.filter((number) => !/^555-01\d\d$/.test(number))).toEqual([])
    expect(words).not.toMatch(/\b(?:journey|sacred|healing|profound|tapestry|delve|transformative|holding space)\b/i)
    expect(words).not.toMatch(/\b\w+ (?:Street|Avenue|Road|Lane)\b/)
  })
})

describe('the demonstration as a whole', () => {
  it('uses every template and every kind of block', () => {
    expect(new Set(written.map(({ note }) => note.templateId))).toEqual(new Set(builtInTemplates.map(({ id }) => id)))
    const filled = listFilledBlocks()
    expect([...filled].sort()).toEqual([...blockNames].sort())
  })

  it('goes through all five phases in five cases of six, and has every route that it tells of', () => {
    const phases = demoCases.map(({ notes }) => new Set(notes.map(({ templateId }) => findTemplate(templateId)?.phase)))
    const complete = phases.filter((each) =>
      (['evaluation', 'preparation', 'session', 'integration', 'follow-up'] as const).every((phase) => each.has(phase)),
    )
    expect([demoCases.length, complete.length]).toEqual([6, 5])
    const routes = written.flatMap(({ text }) => named(text, 'dose').map((block) => deriveDose(block).dose.route))
    expect(new Set(routes)).toEqual(new Set(['im', 'iv_infusion', 'intranasal', 'sublingual']))
  })

  it('asks about suicide with an item above 0 once, and the note says what was done', () => {
    const above = written.filter(({ text }) =>
      named(text, 'scale').some((scale) => deriveScale(scale).lookFirst !== null),
    )
    expect(above).toHaveLength(1)
    expect(textOf(above[0]?.text ?? { type: 'doc' })).toMatch(/safety plan/i)
  })

  it('keeps the days of a course in their order', () => {
    for (const { notes, opened, course, closed } of demoCases) {
      const days = notes.map(({ day, at }) => momentOf(day, at, seededAt))
      expect(days).toEqual(days.toSorted((one, other) => one - other))
      expect(momentOf(opened, '00:00', seededAt)).toBeLessThanOrEqual(days[0] ?? 0)
      expect(dateOf(course.begun, seededAt)).toBe(dateOf(notes[0]?.day ?? on(0, 'Mon'), seededAt))
      if (closed) expect(momentOf(closed.day, '17:00', seededAt)).toBeGreaterThan(days.at(-1) ?? 0)
    }
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('puts a weekday on that weekday, filled %i days after a Monday', (after) => {
    const at = new Date(2031, 5, 2 + after, 12).getTime()
    expect(dateOf(on(0, 'Mon'), at)).toBe('2031-06-02')
    expect(new Date(momentOf(on(3, 'Thu'), '14:00', at)).getDay()).toBe(4)
    expect(momentOf(on(1, 'Sun'), '23:59', at)).toBeLessThan(at)
  })

  it.each([
    ['a section that the template has not', { nowhere: { by: lead, written: ['Words'] } }],
    [
      'a cell that the block has not',
      { measures: { by: lead, written: [{ key: 'phq9' as const, cells: { q21: 1 } }] } },
    ],
    [
      'a value that the cell cannot hold',
      { measures: { by: lead, written: [{ key: 'phq9' as const, cells: { q1: 5 } }] } },
    ],
    [
      'a part that the block has not',
      { measures: { by: lead, written: [{ key: 'phq9' as const, parts: [{ name: 'moment' }] }] } },
    ],
  ])('refuses %s, so that a slip of the pen is seen', (_, sections) => {
    const template = findTemplate('evaluation')
    if (!template) throw new Error('There is no evaluation.')
    expect(() => writeNote(template, sections, { clientIds: () => ++clients, seededAt, items: new Map() })).toThrow()
  })
})

/** The kinds of blocks in which somebody has filled something. */
function listFilledBlocks(): Set<string> {
  const sections = written.flatMap(({ text }) => listSections(text))
  return new Set(
    sections
      .filter(({ empty }) => !empty)
      .flatMap(({ node }) => childrenOf(node).map(({ type }) => type))
      .filter((type) => blockNames.includes(type)),
  )
}
