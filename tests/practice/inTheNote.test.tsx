// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { NoteEditor } from '../../client/editor/NoteEditor.tsx'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { countWrites, newNote, replica, standInForLayout, written } from '../support/editors.ts'

const roots: Root[] = []
beforeEach(() => {
  standInForLayout()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount())
  document.body.replaceChildren()
})

const plan = (name: string, dueAt: string | null, dueEvery: number | null, ...routes: ('im' | 'oral')[]) => ({
  ...{ name, dueAt, dueEvery, routes },
  isDefault: false,
})
const practice: PracticeSettings = {
  ...defaultSettings,
  vitalsPresets: [
    plan('Every quarter', null, 15),
    plan('Into the muscle', '5,15', 30, 'im'),
    plan('By mouth', '60', null, 'oral'),
  ],
  vitalsRanges: { ...defaultSettings.vitalsRanges, pulse: { low: 50, high: 100 }, systolic: { low: 90, high: 150 } },
  contraindications: [{ key: 'glaucoma', label: 'Glaucoma', classedAs: 'precaution' }],
  pcl5CutPoint: 33,
}

/** The real editor on a page of its own, in a practice with these settings. */
async function openPage(ydoc: Doc, editable = true, known: PracticeSettings | null = practice) {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  roots.push(root)
  const props = { ydoc, awareness: new Awareness(ydoc), user: { id: 'a', name: 'First Member', color: 'p1' as const } }
  await act(async () => root.render(<NoteEditor {...props} editable={editable} {...(known && { practice: known })} />))
  const find = (selector: string) => {
    const found = place.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`There is no ${selector} on the page.`)
    return found
  }
  return { find }
}

async function enter(cell: HTMLElement, words: string): Promise<void> {
  await act(async () => {
    cell.focus()
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(cell), 'value')?.set?.call(cell, words)
    cell.dispatchEvent(new Event(cell instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  })
  await act(async () => cell.blur())
}

const optionsOf = (select: HTMLElement) => [...select.querySelectorAll('option')].map(({ textContent }) => textContent)

it('vitals offer the practice’s plans for the dose’s route, and one choice writes both parts of a plan', async () => {
  const ydoc = replica(newNote())
  const { find } = await openPage(ydoc)
  const choice = '.vitalsBlock [data-stop=plan]'
  expect(optionsOf(find(choice))).toEqual(['Choose a plan', 'Every quarter', 'Into the muscle', 'By mouth'])
  await enter(find('.doseBlock [data-stop=route]'), 'im')
  expect(optionsOf(find(choice))).toEqual(['Choose a plan', 'Into the muscle', 'Every quarter'])
  const writes = countWrites(ydoc)
  await enter(find(choice), 'Into the muscle')
  expect(writes.count).toBe(1)
  expect(written(ydoc)).toContain('dueAt="5,15" dueEvery="30"')
  await enter(find('.vitalsBlock [data-stop=dueAt]'), '7, 20')
  expect(optionsOf(find(choice))[0]).toBe('Readings as planned here')
  await enter(find(choice), 'Every quarter')
  expect(written(ydoc)).not.toContain('dueAt=')
})

it('a figure outside the practice’s range is marked by a sign and in words, for a reader too, and nothing is written', async () => {
  const ydoc = replica(newNote())
  const { find } = await openPage(ydoc)
  await enter(find('.vitalsRow [data-stop=systolic]'), '138/86')
  expect(() => find('.figureSign')).toThrow()
  await enter(find('.vitalsRow [data-stop=pulse]'), '104')
  const writes = countWrites(ydoc)
  const reader = await openPage(ydoc, false)
  expect(reader.find('.rowMarks').textContent).toBe('pulse above 100')
  expect(find('.pulse .figureSign').textContent).toBe('▲')
  expect(find('.rowMarks').textContent).toBe('pulse above 100')
  expect(find('.vitalsRow').getAttribute('aria-label')).toContain('pulse above 100')
  expect(writes.count).toBe(0)
})

it('an unlikely figure is asked about and kept as it was typed', async () => {
  const ydoc = replica(newNote())
  const { find } = await openPage(ydoc)
  await enter(find('.vitalsRow [data-stop=respiration]'), '160')
  expect(find('.rowMarks').textContent).toBe('respiration 160? Please check.')
  expect(written(ydoc)).toContain('respiration="160"')
})

it('what is inserted begins as the practice wants it', async () => {
  const ydoc = replica(newNote('contact'))
  const { find } = await openPage(ydoc)
  await enter(find('.toolInsert select'), 'contraindications')
  expect(written(ydoc)).toContain('label="Glaucoma"')
  expect(written(ydoc)).toContain('classedAs="precaution"')
  await enter(find('.toolInsert select'), 'pcl5')
  expect(written(ydoc)).toContain('cutPoint="33"')
})

it('while the practice’s settings are not known, nothing that rests on them is offered, and the rest is', async () => {
  const ydoc = replica(newNote('contact'))
  const { find } = await openPage(ydoc, true, null)
  const optionOf = (key: string) => find(`.toolInsert option[value=${key}]`).hasAttribute('disabled')
  expect(['vitals', 'pcl5', 'contraindications', 'phq9'].map(optionOf)).toEqual([true, true, true, false])
  const before = written(ydoc)
  await enter(find('.toolInsert select'), 'contraindications')
  expect(written(ydoc)).toBe(before)
  await enter(find('.toolInsert select'), 'phq9')
  expect(written(ydoc)).toContain('instrument="phq9"')
})
