import { useEffect, useState } from 'react'
import type { SavedState } from '../sync/ledger.ts'
import { savedInWords, type Written } from '../sync/sentences.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'

const icons: Record<SavedState['kind'], IconName> = {
  opening: 'saving',
  saved: 'check',
  saving: 'saving',
  offline: 'offline',
  stopped: 'attention',
}

/** How long it must have been saved before that is said, in milliseconds: so the words stand still while one types. */
const settled = 500

/** Where the author's words are, always in the same place. A reader only hears when the note stands still. */
export function SavedMark({
  saved,
  kept,
  reading,
  of,
}: {
  saved: SavedState
  kept: boolean | null
  reading: boolean
  of?: Written
}) {
  const shown = useCalm(saved)
  const words = reading && shown.kind === 'saved' ? 'Up to date' : savedInWords(shown, kept, of)
  return (
    <span className="saved" role="status" data-kind={shown.kind}>
      {words !== '' && <Icon name={icons[shown.kind]} />}
      <span>{words}</span>
    </span>
  )
}

/** Everything shows at once, but 'Saved' after 'Saving…' only once it has held for a moment. Late is never untrue. */
function useCalm(saved: SavedState): SavedState {
  const [shown, setShown] = useState(saved)
  const wait = shown.kind === 'saving' && saved.kind === 'saved'
  useEffect(() => {
    const timer = setTimeout(() => setShown(saved), wait ? settled : 0)
    return () => clearTimeout(timer)
  }, [saved, wait])
  return wait ? shown : saved
}
