import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useState } from 'react'
import { useMe, useSession } from '../api/session.ts'
import { Keeping, type KeptWords } from './keeping.ts'

const Context = createContext<Keeping | null>(null)

/** What this browser keeps for the signed-in member, or null where it cannot keep anything. */
export const useKeeping = (): Keeping | null => useContext(Context)

const canKeep = (): boolean => 'indexedDB' in globalThis && 'locks' in navigator && 'subtle' in crypto

/** Keeps words on this device for whoever is signed in; its keys are held only while the session is open. */
export function KeepingProvider({ children }: { children: ReactNode }) {
  const me = useMe()
  const state = useSession().data?.state
  // Under the shade the note goes on, and with it what is kept of it.
  const isIn = state === 'signedIn' || state === 'shaded'
  const [keeping] = useState(() => (canKeep() ? new Keeping(me.id) : null))
  // Before the effects of what stands inside, which ask at once.
  useLayoutEffect(() => {
    if (!keeping || !isIn) return
    keeping.enter()
    return () => void keeping.leave()
  }, [keeping, isIn])
  return <Context value={keeping}>{children}</Context>
}

/** Kept words that no page is about to send: all of the member's, or one note's. */
export function useKeptWords(noteId?: KeptWords['noteId']): readonly KeptWords[] {
  const keeping = useKeeping()
  const [kept, setKept] = useState<readonly KeptWords[]>([])
  useEffect(() => {
    if (!keeping) return
    let still = true
    const look = () => {
      keeping.list(noteId).then(
        (found) => {
          if (still) setKept(found)
        },
        () => {
          // The browser does not let its storage be read: there is nothing to show.
        },
      )
    }
    look()
    const stop = keeping.subscribe(look)
    return () => {
      still = false
      stop()
    }
  }, [keeping, noteId])
  return kept
}
