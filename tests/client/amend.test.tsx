// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { useAmend } from '../../client/api/review.ts'
import { noteOfApi } from '../support/notes.ts'

let end = () => {}
afterEach(() => {
  end()
  vi.unstubAllEnvs()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('an addendum that is begun in the evening in America is about the day that it is there', async () => {
  vi.stubEnv('TZ', 'America/Los_Angeles')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-21T03:30:00Z') })
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_path: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)))
    return Response.json(noteOfApi())
  })
  let begin: ReturnType<typeof useAmend>['mutateAsync'] | undefined
  const Page = () => {
    begin = useAmend(noteOfApi()).mutateAsync
    return null
  }
  const root = createRoot(document.createElement('div'))
  root.render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  )
  end = () => root.unmount()
  await vi.waitFor(() => expect(begin).toBeDefined())
  await begin?.({ kind: 'addendum' })
  expect(sent).toEqual([{ kind: 'addendum', occurredOn: '2026-11-20' }])
})
