import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Ring } from '../../shared/api/events.ts'
import { sessionQuery } from './session.ts'

/** What pages of one browser tell each other: that it rang, or that whoever listens has just begun to. Ids, and nothing else. */
type Word = Ring | 'listening'

const name = 'throughline.doorbell'
/** A server that refused is asked again after a pause between these. Milliseconds. */
const pause = { least: 10_000, most: 30_000 }

/** Read by hand, so that signing in need not load the contracts of everything else. */
function wordOf(data: unknown): Word | null {
  if (data === 'listening') return data
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null
  if (data.kind === 'notifications') return { kind: data.kind }
  if (data.kind !== 'comments' && data.kind !== 'note') return null
  return 'noteId' in data && typeof data.noteId === 'string' ? (data as Ring) : null
}

/** What is asked for again when it rings. Whoever has just begun to listen may have missed anything. */
function keysOf(word: Word): ((key: QueryKey) => boolean)[] {
  const isComments = (key: QueryKey) => key[0] === 'notes' && key[2] === 'comments'
  const isNotification = (key: QueryKey) => key[0] === 'notifications'
  const isToday = (key: QueryKey) => key[0] === 'today'
  if (word === 'listening') return [isOfNote, isToday, isNotification]
  switch (word.kind) {
    case 'comments':
      return [(key) => isComments(key) && key[1] === word.noteId]
    case 'note':
      // With all that hangs on its state: its signatures, what was asked for in review.
      return [(key) => key[0] === 'notes' && key[1] === word.noteId, isToday]
    case 'notifications':
      return [isNotification]
  }
}

function answer(client: QueryClient, word: Word): void {
  const concerns = keysOf(word)
  void client.invalidateQueries(
    { predicate: ({ queryKey }) => concerns.some((is) => is(queryKey)) },
    // A page that begins to listen has mostly just begun itself: what it asks already, it does not ask twice.
    { cancelRefetch: word !== 'listening' },
  )
}

/** A note with all that hangs on it, but for what is as of when the page asked first: asked again it would be as of now. */
const isOfNote = (key: QueryKey) => key[0] === 'notes' && key[2] !== 'sinceSeen'

/**
 * Hears the doorbell for as long as the member is in. Of all pages of a browser one listens and tells the others: a browser
 * keeps only a few lines to one server, and a page that cannot get one waits for ever. Without a line, pages ask when they
 * come to the front.
 */
export function useDoorbell(signedIn: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!signedIn) return
    return listen(
      (word) => answer(client, word),
      () => void client.invalidateQueries({ queryKey: sessionQuery(client).queryKey }),
    )
  }, [signedIn, client])
}

function listen(onWord: (word: Word) => void, onRefused: () => void): () => void {
  const over = new AbortController()
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const word = wordOf(data)
    if (word) onWord(word)
  })
  const tell = (word: Word) => {
    onWord(word)
    channel?.postMessage(word)
  }
  const untilOver = () => keepOpen(over.signal, tell, onRefused)
  if (channel && 'locks' in navigator) {
    navigator.locks.request(name, { signal: over.signal }, untilOver).catch((error: unknown) => {
      // Given up before it was this page's turn.
      if (!over.signal.aborted) throw error
    })
  } else void untilOver()
  return () => {
    over.abort()
    channel?.close()
  }
}

/** Keeps a line to the server until it is told to end. The browser takes up one that broke; one that was refused, we do. */
function keepOpen(over: AbortSignal, tell: (word: Word) => void, onRefused: () => void): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let source: EventSource | undefined
    const open = () => {
      const line = new EventSource('/api/events')
      source = line
      line.onopen = () => tell('listening')
      line.onmessage = ({ data }: MessageEvent<string>) => {
        const word = wordOf(JSON.parse(data))
        if (word) tell(word)
      }
      line.onerror = () => {
        if (line.readyState !== EventSource.CLOSED) return
        onRefused()
        timer = setTimeout(open, pause.least + Math.random() * (pause.most - pause.least))
      }
    }
    const end = () => {
      clearTimeout(timer)
      source?.close()
      resolve()
    }
    if (over.aborted) return end()
    over.addEventListener('abort', end)
    open()
  })
}
