import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import type { RowOrigin } from '../../shared/note/blocks/byMachine.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import type { OpenNote } from '../sync/openNote.ts'
import { type SessionHand, sessionHand } from './hand.ts'
import { followSession, type SessionBlocks, type SessionReading } from './reading.ts'

interface Desk {
  hand: SessionHand
  reading: SessionReading
}

const none: SessionBlocks = { dose: [], vitals: [], timeline: [], adverseEffects: [], place: [] }
const never = () => () => {}

/** The session's blocks of an open note, live, and the hand that writes in them; null until the note is there. */
export function useSessionNote(
  open: OpenNote | null,
  { id, name }: RowOrigin['user'],
  practice: PracticeSettings | undefined,
): { blocks: SessionBlocks; hand: SessionHand | null } {
  const [desk, setDesk] = useState<Desk | null>(null)
  const wanted = useRef(practice)
  wanted.current = practice
  useEffect(() => {
    if (!open) return
    const fragment = open.doc.getXmlFragment(FRAGMENT)
    const hand = sessionHand(open.doc, fragment, {
      user: { id, name },
      now: () => new Date(),
      practice: () => wanted.current ?? defaultSettings,
    })
    const reading = followSession(fragment)
    setDesk({ hand, reading })
    return () => {
      hand.close()
      reading.close()
      setDesk(null)
    }
  }, [open, id, name])
  const blocks = useSyncExternalStore(desk?.reading.subscribe ?? never, desk?.reading.blocks ?? (() => none))
  return { blocks, hand: desk?.hand ?? null }
}

/** Whether something can be taken back. */
export const useCanUndo = (hand: SessionHand): boolean => useSyncExternalStore(hand.onUndo, hand.canUndo)
