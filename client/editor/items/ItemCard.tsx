import { createPortal } from 'react-dom'
import { insightSourceNames } from '../../../shared/note/blocks/insight/schema.ts'
import { fullDay } from '../../ui/dates.ts'
import { phaseWord } from '../../ui/PhaseName.tsx'
import { isDone, type ShownLink } from './shownLink.ts'
import { kindWords } from './words.ts'

const WIDTH = 320

/** What a link leads to, in a few lines under it: its kind, its words, its note and the day. */
export function ItemCard({
  id,
  shown,
  under,
}: {
  id: string
  shown: Extract<ShownLink, { at: 'here' | 'elsewhere' }>
  under: DOMRect
}) {
  const width = Math.min(WIDTH, window.innerWidth - 16)
  const left = Math.max(8, Math.min(under.left, window.innerWidth - width - 8))
  const fits = window.innerHeight - under.bottom > 160
  const style = {
    left,
    width,
    ...(fits ? { top: under.bottom } : { bottom: window.innerHeight - under.top }),
  }
  const { item } = shown
  return createPortal(
    <span className="itemCard" role="tooltip" id={id} style={style}>
      <span className="itemCardBody">
        <b>{[kindWords[shown.kind], detail(shown)].filter((part) => part !== '').join(', ')}</b>
        <span className="itemCardWords">{shown.words === '' ? 'No words yet.' : shown.words}</span>
        <small>
          {shown.at === 'here' ? 'In this note' : `${placeOf(shown.item)}, ${fullDay(shown.item.occurredOn)}`}
          {item.at === null ? '' : `, ${item.at}`}
        </small>
      </span>
    </span>,
    document.body,
  )
}

const placeOf = ({ phase, noteTitle }: { phase: Parameters<typeof phaseWord>[0]; noteTitle: string }) =>
  phase === null ? noteTitle : phaseWord(phase)

function detail(shown: Extract<ShownLink, { at: 'here' | 'elsewhere' }>): string {
  const { item } = shown
  if (item.kind === 'insight') return item.source === null ? '' : insightSourceNames[item.source]
  if (item.kind === 'action') return isDone(shown) ? 'done' : ''
  return item.kind === 'moment' ? (item.momentKind ?? '') : ''
}
