import { useState } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { Details } from './Details.tsx'
import { HeldWords } from './HeldWords.tsx'
import type { Present } from './presence.ts'
import { Readers } from './Readers.tsx'
import type { useHeldActs } from './useHeldActs.ts'

type Tab = 'held' | 'readers' | 'details'

/** One panel at a time. Held words come first as long as there are any. */
export function NotePanel({
  note,
  people,
  held,
}: {
  note: Note
  people: readonly Present[]
  held: ReturnType<typeof useHeldActs>
}) {
  const [chosen, setChosen] = useState<Tab | null>(null)
  const tabs: { tab: Tab; word: string }[] = [
    ...(held.items.length > 0 ? [{ tab: 'held' as const, word: `Held words ${held.items.length}` }] : []),
    ...(note.abilities.grant ? [{ tab: 'readers' as const, word: 'Who can read this' }] : []),
    { tab: 'details', word: 'Details' },
  ]
  const shown = tabs.some(({ tab }) => tab === chosen) ? chosen : tabs[0]?.tab
  return (
    <div className="notePanel">
      <div className="panelTabs">
        {tabs.map(({ tab, word }) => (
          <button key={tab} type="button" aria-pressed={tab === shown} onClick={() => setChosen(tab)}>
            {word}
          </button>
        ))}
      </div>
      {held.said && (
        <p className="panelSaid" role="status">
          {held.said}
        </p>
      )}
      {shown === 'held' && <HeldWords items={held.items} {...held.acts} />}
      {shown === 'readers' && <Readers note={note} />}
      {shown === 'details' && <Details note={note} people={people} />}
    </div>
  )
}
