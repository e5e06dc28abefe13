import { useCallback, useEffect, useState } from 'react'

/** Code that the first sight of a page does not need. */
export interface Later<Part> {
  /** What was fetched; null as long as it was not. */
  readonly here: Part | null
  /** Fetches it, once; after a failure the next call tries again. */
  fetch(): Promise<Part>
}

export function later<Part>(load: () => Promise<Part>): Later<Part> {
  let here: Part | null = null
  let fetching: Promise<Part> | null = null
  const forget = (error: unknown) => {
    fetching = null
    throw error
  }
  return {
    get here() {
      return here
    },
    fetch() {
      fetching ??= load().then((part) => {
        here = part
        return part
      }, forget)
      return fetching
    },
  }
}

/**
 * A part that is fetched as soon as the page has nothing better to do, so that it is there offline as well, or at once
 * when it is asked for; null until then. A fetch that fails takes nothing from the page: it is tried again when the
 * connection is back and whenever somebody asks.
 */
export function useLater<Part>(later: Later<Part>): [part: Part | null, ask: () => void] {
  const [part, setPart] = useState(() => later.here)
  const ask = useCallback(() => {
    later.fetch().then(
      (fetched) => setPart(() => fetched),
      () => {},
    )
  }, [later])
  const isHere = part !== null
  useEffect(() => {
    if (isHere) return
    const cancel = whenIdle(ask)
    addEventListener('online', ask)
    return () => {
      cancel()
      removeEventListener('online', ask)
    }
  }, [isHere, ask])
  return [part, ask]
}

/** Not every browser says when it is idle: there, shortly after the page stands. */
function whenIdle(act: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const waiting = requestIdleCallback(act, { timeout: 5_000 })
    return () => cancelIdleCallback(waiting)
  }
  const waiting = setTimeout(act, 500)
  return () => clearTimeout(waiting)
}
