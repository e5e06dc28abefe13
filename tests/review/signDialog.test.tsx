// @vitest-environment jsdom
import { createHash } from 'node:crypto'
import { HeadlessMantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SignDialog } from '../../client/note/review/SignDialog.tsx'
import type { NoteSync } from '../../client/sync/openNote.ts'
import { theme } from '../../client/ui/theme.ts'
// What browsers get of the package; under Node it gives Node's own.
import { digest } from '../../node_modules/lib0/hash/sha256.js'
import { SignNote } from '../../shared/api/review.ts'
import { readNote } from '../../shared/note/read.ts'
import { canonicalJson } from '../../shared/seal/canonicalJson.ts'
import { newNote, replica, standInForLayout } from '../support/editors.ts'
import { noteOfApi, openOn } from '../support/notes.ts'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const note = noteOfApi({ abilities: { sign: true } })
const saved: NoteSync = { saved: { kind: 'saved', sent: 0 }, ready: true, kept: true }

const endings: (() => void)[] = []
beforeEach(() => {
  standInForLayout()
  // As on a page that came over plain HTTP.
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
})
afterEach(() => {
  for (const end of endings.splice(0)) end()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** The dialog over an open note, on a page without `crypto.subtle`. `version` answers what the server's version is. */
async function openDialog(version: () => Promise<Response>, sync: NoteSync = saved, isHere = true) {
  const doc = replica(newNote())
  const open = openOn(doc, sync)
  const signed: unknown[] = []
  let asked = 0
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'POST') {
      signed.push(JSON.parse(String(body)))
      return Response.json({ ...note, status: 'signed' })
    }
    if (path !== `/api/notes/${note.id}`)
      return Response.json({
        around: { occurredOn: '2026-11-20', consents: [], earlier: [] },
        reasons: [],
        findings: [],
      })
    asked += 1
    return version()
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const onClose = vi.fn()
  root.render(
    <HeadlessMantineProvider theme={theme}>
      <QueryClientProvider client={client}>
        <SignDialog note={note} act="sign" open={isHere ? open : null} sync={sync} opened onClose={onClose} />
      </QueryClientProvider>
    </HeadlessMantineProvider>,
  )
  endings.push(() => {
    root.unmount()
    open.awareness.destroy()
  })
  await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).not.toBeNull())
  const words = () => document.querySelector('[role=dialog]')?.textContent ?? ''
  const button = () => document.querySelector<HTMLButtonElement>('[role=dialog] button[type=submit]')
  const agree = () => {
    const [attest] = document.querySelectorAll<HTMLInputElement>('input[name=attest]')
    const [password] = document.querySelectorAll<HTMLInputElement>('input[name=password]')
    if (!attest || !password) throw new Error('The form is not there.')
    attest.checked = true
    password.value = 'a long password'
  }
  const press = () => button()?.click()
  return { doc, signed, asked: () => asked, onClose, words, button, agree, press }
}

const newest = async () => Response.json({ ...note, version: '9' })

it('what is signed is named by the hash of the text on the screen, also on a page without a safe connection', async () => {
  const { doc, signed, agree, press, onClose } = await openDialog(newest)
  agree()
  press()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(signed).toEqual([
    {
      attest: true,
      password: 'a long password',
      version: '9',
      textHash: sha256(canonicalJson(readNote(doc))),
    },
  ])
  expect(SignNote.parse(signed[0]).textHash).toMatch(/^[0-9a-f]{64}$/)
})

it('a signer who presses twice while the first is under way signs once', async () => {
  let answer = (_: Response) => {}
  const waiting = new Promise<Response>((resolve) => {
    answer = resolve
  })
  const { signed, asked, agree, press, button, onClose } = await openDialog(() => waiting)
  agree()
  press()
  await vi.waitFor(() => expect(button()?.disabled).toBe(true))
  press()
  expect([asked(), signed]).toEqual([1, []])
  answer(await newest())
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(signed).toHaveLength(1)
})

it('a signer is told when the server cannot be asked for the newest version, and nothing is signed', async () => {
  const { signed, agree, press, words, button } = await openDialog(() => Promise.reject(new TypeError('away')))
  agree()
  press()
  await vi.waitFor(() => expect(words()).toContain('cannot be reached'))
  expect(signed).toEqual([])
  await vi.waitFor(() => expect(button()?.disabled).toBe(false))
})

it.each([
  ['the note is not open', saved, false],
  ['its text has not come yet', { ...saved, ready: false }, true],
])('nobody signs while %s', async (_, sync, isHere) => {
  const { words, button } = await openDialog(newest, sync, isHere)
  expect(words()).toContain('is not here yet')
  expect(button()).toBeNull()
})

it('browsers count the hash of a text as the server does, whatever its length', () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256)
    expect(Buffer.from(digest(bytes)).toString('hex'), `${length} bytes`).toBe(sha256(bytes))
  }
  const long = new Uint8Array(1_000_003).fill(171)
  expect(Buffer.from(digest(long)).toString('hex')).toBe(sha256(long))
})
