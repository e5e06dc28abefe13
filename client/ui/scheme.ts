import { useSyncExternalStore } from 'react'

/** The colours a member chose in this browser; `system` follows the machine. */
export type Scheme = 'system' | 'light' | 'dark'

/** As they are offered. */
export const schemes: readonly { scheme: Scheme; word: string }[] = [
  { scheme: 'system', word: 'As the system' },
  { scheme: 'light', word: 'Light' },
  { scheme: 'dark', word: 'Dark' },
]

/** Also read by assets/chosenScheme-2.js before the first paint. */
const key = 'throughline.scheme'

const listeners = new Set<() => void>()

const current = (): Scheme => {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Shows a scheme at once and keeps the choice where the browser lets it. */
export function chooseScheme(scheme: Scheme): void {
  if (scheme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = scheme
  try {
    if (scheme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, scheme)
  } catch {
    // A browser that keeps nothing asks again the next time; the choice holds for this page.
  }
  for (const listener of listeners) listener()
}

/** The dim scheme of session mode, over whatever is chosen; without it that holds again. */
export function showDim(on: boolean): void {
  if (on) document.documentElement.dataset.theme = 'dim'
  else chooseScheme(kept())
}

/** What this browser keeps of the member's choice. */
function kept(): Scheme {
  try {
    const scheme = localStorage.getItem(key)
    return scheme === 'light' || scheme === 'dark' ? scheme : 'system'
  } catch {
    return 'system'
  }
}

export const useScheme = (): Scheme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
