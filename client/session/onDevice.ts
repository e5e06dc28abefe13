import { useState } from 'react'

/** A choice between two ways that this device remembers; where the browser keeps nothing it holds for this page. */
export function useOnDevice(key: string): [chosen: boolean, choose: (chosen: boolean) => void] {
  const [chosen, setChosen] = useState(() => {
    try {
      return localStorage.getItem(key) === 'yes'
    } catch {
      return false
    }
  })
  const choose = (next: boolean) => {
    setChosen(next)
    try {
      if (next) localStorage.setItem(key, 'yes')
      else localStorage.removeItem(key)
    } catch {
      // Asked again in the next page.
    }
  }
  return [chosen, choose]
}
