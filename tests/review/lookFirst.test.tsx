// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { LookFirst } from '../../client/review/LookFirst.tsx'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { firstLines } from '../../shared/review/firstLines.ts'
import { openOn } from '../support/notes.ts'

const endings: (() => void)[] = []
afterEach(() => {
  for (const end of endings.splice(0)) end()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** What a reviewer reads above a note in which nothing stands out. `settings` is the server's answer, as it stands. */
function look(settings: () => Promise<Response>) {
  const doc = new Y.Doc()
  doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('section')])
  const open = openOn(doc, { saved: { kind: 'saved', sent: 0 }, ready: true, kept: true })
  vi.stubGlobal('fetch', settings)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(
    <QueryClientProvider client={client}>
      <LookFirst open={open} onGo={() => {}} />
    </QueryClientProvider>,
  )
  endings.push(() => {
    root.unmount()
    open.awareness.destroy()
  })
  return { doc, words: () => place.textContent ?? '', place }
}

const practice = async () =>
  Response.json({
    version: 1,
    settings: defaultSettings,
    updatedAt: null,
    updatedBy: null,
    abilities: { edit: false },
  })

it('a reviewer reads that nothing stands out only when the practice’s ranges are there', async () => {
  let answer = (_: Response) => {}
  const waiting = new Promise<Response>((resolve) => {
    answer = resolve
  })
  const { doc, place, words } = look(() => waiting)
  expect(firstLines(readNote(doc), null)).toEqual([])
  await vi.waitFor(() => expect(place.querySelector('[role=status]')).not.toBeNull())
  expect(words()).not.toContain('Nothing stands out')
  answer(await practice())
  await vi.waitFor(() => expect(words()).toBe('Nothing stands out.'))
})

it('a reviewer is told when readings could not be held against the practice’s ranges', async () => {
  const { words } = look(() => Promise.reject(new TypeError('away')))
  await vi.waitFor(() => expect(words()).toContain('Look at them yourself'))
  expect(words()).not.toContain('Nothing stands out')
})
