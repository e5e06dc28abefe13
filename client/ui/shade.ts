import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useMe } from '../api/session.ts'

/** As it is written for screen readers and shown in the hint. */
export const shadeKeys = 'Alt+Shift+H'

const keyOf = (memberId: string): string => `throughline.codesOnly.${memberId}`
const listeners = new Set<() => void>()
/** Choices of this page, for a browser that keeps nothing. */
const chosen = new Map<string, boolean>()

function isDown(memberId: string): boolean {
  const here = chosen.get(memberId)
  if (here !== undefined) return here
  try {
    return localStorage.getItem(keyOf(memberId)) === 'yes'
  } catch {
    return false
  }
}

function draw(memberId: string, down: boolean): void {
  chosen.set(memberId, down)
  try {
    if (down) localStorage.setItem(keyOf(memberId), 'yes')
    else localStorage.removeItem(keyOf(memberId))
  } catch {
    // The choice holds for this page, and has to be made again in the next.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent) => {
    if (key !== null && !key.startsWith(keyOf(''))) return
    chosen.clear()
    listener()
  }
  listeners.add(listener)
  addEventListener('storage', elsewhere)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', elsewhere)
  }
}

/**
 * The privacy shade: while it is down, this member sees clients by their codes alone, on this device, until it is put up
 * again. It hides names from whoever looks over a shoulder; what authors wrote in a note stays as it is.
 */
export function useShade(): { down: boolean; toggle: () => void } {
  const { id } = useMe()
  const down = useSyncExternalStore(subscribe, () => isDown(id))
  const toggle = useCallback(() => draw(id, !isDown(id)), [id])
  return { down, toggle }
}

/** The shade by a key, wherever the focus is. */
export function useShadeKey(): void {
  const { toggle } = useShade()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.code !== 'KeyH') return
      event.preventDefault()
      toggle()
    }
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [toggle])
}
