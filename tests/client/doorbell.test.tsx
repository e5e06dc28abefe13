// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { useDoorbell } from '../../client/api/doorbell.ts'

const lines: Line[] = []
/** A line to a server that the test speaks for. */
class Line {
  static readonly CLOSED = 2
  readyState = 0
  onopen = () => {}
  onmessage = (_: { data: string }) => {}
  constructor() {
    lines.push(this)
  }
  close() {
    this.readyState = Line.CLOSED
  }
}

let end = () => {}
afterEach(() => {
  end()
  lines.length = 0
  vi.unstubAllGlobals()
})

const known: QueryKey[] = [
  ['notes', 'one'],
  ['notes', 'one', 'review'],
  ['notes', 'one', 'signatures'],
  ['notes', 'one', 'comments'],
  ['notes', 'one', 'sinceSeen'],
  ['notes', 'other'],
  ['today'],
  ['notifications'],
  ['templates'],
]

/** A page that knows all this, and what of it is to be asked for anew. */
async function listening() {
  vi.stubGlobal('EventSource', Line)
  const client = new QueryClient()
  for (const key of known) client.setQueryData(key, {})
  const Page = () => {
    useDoorbell(true)
    return null
  }
  const root = createRoot(document.createElement('div'))
  root.render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  )
  end = () => root.unmount()
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  const [line] = lines
  if (!line) throw new Error('No line was opened.')
  const stale = () => known.filter((key) => client.getQueryState(key)?.isInvalidated).map((key) => key.join(' '))
  return { line, stale }
}

it('a page whose line was gone asks anew for its notes and for today: what was signed meanwhile did not ring', async () => {
  const { line, stale } = await listening()
  expect(stale()).toEqual([])
  line.onopen()
  expect(stale()).toEqual([
    'notes one',
    'notes one review',
    'notes one signatures',
    'notes one comments',
    'notes other',
    'today',
    'notifications',
  ])
})

it('a page that hears of one note asks anew for that note and for today', async () => {
  const { line, stale } = await listening()
  line.onmessage({ data: JSON.stringify({ kind: 'note', noteId: 'one' }) })
  expect(stale()).toContain('notes one review')
  expect(stale()).toContain('today')
  expect(stale()).not.toContain('notes other')
})
