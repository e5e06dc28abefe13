import type { SessionHand } from './hand.ts'
import type { Panel } from './panel.ts'
import { Segment } from './Segment.tsx'
import { useCanUndo } from './useSessionNote.ts'

const hands = [
  { value: true, label: 'Left' },
  { value: false, label: 'Right' },
] as const

/** What is not tapped by accident, and how this device is held. */
export function SessionFoot({
  hand,
  panel,
  onPanel,
  hasDose,
  isLeft,
  onLeft,
  isDim,
  onDim,
}: {
  hand: SessionHand
  panel: Panel | null
  onPanel: (panel: Panel) => void
  hasDose: boolean
  isLeft: boolean
  onLeft: (left: boolean) => void
  isDim: boolean
  onDim: (dim: boolean) => void
}) {
  const canUndo = useCanUndo(hand)
  return (
    <div className="sessionFoot">
      <button
        type="button"
        className="sessionButton"
        aria-expanded={panel === 'effect'}
        onClick={() => onPanel('effect')}
      >
        Adverse effect …
      </button>
      <button
        type="button"
        className="sessionButton"
        aria-expanded={panel === 'booster'}
        disabled={!hasDose}
        onClick={() => onPanel('booster')}
      >
        Booster …
      </button>
      <button type="button" className="sessionButton footUndo" disabled={!canUndo} onClick={hand.undo}>
        Undo
      </button>
      <span className="footRest">
        <button type="button" className="sessionButton" aria-pressed={isDim} onClick={() => onDim(!isDim)}>
          Dim
        </button>
        <span className="footHand">
          <span aria-hidden="true">Hand</span>
          <Segment name="Hand" options={hands} value={isLeft} onChoose={onLeft} />
        </span>
      </span>
    </div>
  )
}
