// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import { NoteEditor } from '../../client/editor/NoteEditor.tsx'
import type { Compartment } from '../../shared/access/vocabulary.ts'
import { newNote, replica, standInForLayout } from '../support/editors.ts'

const roots: Root[] = []
beforeEach(() => {
  standInForLayout()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount())
  document.body.replaceChildren()
})

async function open(templateId: string, compartment: Compartment): Promise<HTMLElement> {
  const ydoc = replica(newNote(templateId))
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  roots.push(root)
  await act(async () =>
    root.render(
      <NoteEditor
        ydoc={ydoc}
        awareness={new Awareness(ydoc)}
        user={{ id: 'a', name: 'First Member', color: 'p1' }}
        editable
        compartment={compartment}
      />,
    ),
  )
  return place
}

const warned = (place: HTMLElement) =>
  [...place.querySelectorAll('.excluded li')].map((line) => line.textContent?.split(':')[0])
const offered = (place: HTMLElement) =>
  [...place.querySelectorAll('.toolInsert option')].map((option) => option.textContent)

it('a process note that holds what belongs in the chart says which and why, and offers none of it', async () => {
  const place = await open('session-guided-imagery', 'process')
  expect(warned(place)).toEqual(expect.arrayContaining(['Dose', 'Vitals', 'Timeline', 'Adverse effects', 'Discharge']))
  expect(place.querySelector('.excluded')?.textContent).toContain('45 CFR 164.501')
  expect(place.querySelector('.excluded')?.textContent).toContain('Dose: medicines, their prescription and monitoring')
  expect(offered(place)).toContain('Insight')
  expect(offered(place)).not.toContain('Dose')
})

it('a process note as it begins is warned about nothing, and neither is a note of the chart', async () => {
  expect(warned(await open('process-note', 'process'))).toEqual([])
  const chart = await open('session-guided-imagery', 'chart')
  expect(warned(chart)).toEqual([])
  expect(offered(chart)).toContain('Dose')
})
