import { useState } from 'react'
import { effectRowRules, type Severity } from '../../shared/note/blocks/adverseEffects/schema.ts'
import { clockAfter, clockTime } from '../../shared/note/clock.ts'
import type { CellValues, SessionHand } from './hand.ts'
import { rowIn } from './log.ts'
import type { SessionBlocks } from './reading.ts'
import { Segment } from './Segment.tsx'

const common = ['Nausea', 'Vomiting', 'Dizziness', 'Headache', 'Anxiety'] as const
const severities: readonly { value: Severity; label: string }[] = [
  { value: 'mild', label: 'Mild' },
  { value: 'moderate', label: 'Moderate' },
  { value: 'severe', label: 'Severe' },
]
const yesNo = [
  { value: true, label: 'Serious' },
  { value: false, label: 'Not serious' },
] as const
const times = [
  { value: 0, label: 'now' },
  { value: 5, label: '−5 min' },
  { value: 15, label: '−15 min' },
] as const

/** An adverse effect: the row stands in the note from its first word or choice on. */
export function EffectPanel({
  blocks,
  hand,
  onClose,
}: {
  blocks: SessionBlocks
  hand: SessionHand
  onClose: () => void
}) {
  const [openedAt] = useState(() => clockTime(new Date()))
  const [row, setRow] = useState<string | null>(null)
  const [ago, setAgo] = useState<(typeof times)[number]['value']>(0)
  const cells = rowIn(blocks.adverseEffects, effectRowRules, row)
  const words = row === null ? '' : (hand.words(row, 'effectWords')?.open ?? '')
  const onsetAt = clockAfter(openedAt, -ago)

  const inRow = (values: CellValues): string => {
    if (row !== null && hand.set(row, values)) return row
    const made = hand.add('adverseEffects', { onsetAt, ...values })
    setRow(made)
    return made
  }
  const say = (said: string) => {
    if (row !== null || said !== '') hand.type(inRow({}), said, 'effectWords')
  }
  return (
    <section className="sessionPanel effectPanel" aria-label="Adverse effect">
      <div className="panelRow">
        <textarea
          className="panelField"
          rows={1}
          aria-label="Adverse effect"
          placeholder="What is unwanted"
          value={words}
          onChange={({ currentTarget }) => say(currentTarget.value.replace(/\s*\n\s*/g, ' '))}
        />
        <Segment
          name="Since when"
          options={times}
          value={ago}
          onChoose={(chosen) => {
            setAgo(chosen)
            if (row !== null) hand.set(row, { onsetAt: clockAfter(openedAt, -chosen) })
          }}
        />
      </div>
      <div className="panelChips">
        {common.map((effect) => (
          <button
            key={effect}
            type="button"
            className="sessionButton"
            onClick={() => say(words === '' ? effect : `${words}, ${effect.toLowerCase()}`)}
          >
            {effect}
          </button>
        ))}
      </div>
      <div className="panelRow">
        <Segment
          name="Severity"
          options={severities}
          value={cells?.severity ?? null}
          onChoose={(severity) => inRow({ severity })}
        />
        <Segment
          name="Seriousness"
          options={yesNo}
          value={cells?.serious ?? null}
          onChoose={(serious) => inRow({ serious })}
        />
      </div>
      <div className="panelEnd">
        <p className="panelWords">
          {row === null
            ? 'Nothing is recorded until you choose or type.'
            : `Recorded since ${cells?.onsetAt ?? onsetAt}. What was done about it goes into the note.`}
        </p>
        <button type="button" className="sessionButton isMain" onClick={onClose}>
          {row === null ? 'Close' : 'Done'}
        </button>
      </div>
    </section>
  )
}
