import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { readingNow } from '../../shared/note/clock.ts'
import { careTeamQuery } from '../api/cases.ts'
import { heldQuery } from '../api/notes.ts'
import { practiceQuery } from '../api/practice.ts'
import { KeptSentences } from '../note/KeptSentences.tsx'
import type { NoteSync } from '../sync/openNote.ts'
import { BoosterPanel } from './BoosterPanel.tsx'
import { EffectPanel } from './EffectPanel.tsx'
import { EmergencyPanel } from './EmergencyPanel.tsx'
import { EntryLine } from './EntryLine.tsx'
import type { SessionHand } from './hand.ts'
import { Intention } from './Intention.tsx'
import { logOf, placeIn, timeZeroIn, vitalsIn } from './log.ts'
import { MomentLog } from './MomentLog.tsx'
import { useOnDevice } from './onDevice.ts'
import type { Panel } from './panel.ts'
import type { SessionBlocks } from './reading.ts'
import { SessionBar } from './SessionBar.tsx'
import { SessionFoot } from './SessionFoot.tsx'
import { SessionShade } from './SessionShade.tsx'
import { TechniquePad } from './TechniquePad.tsx'
import { TimeHead } from './TimeHead.tsx'
import { useEntry } from './useEntry.ts'
import { useMinute } from './useMinute.ts'
import { VitalsPanel } from './VitalsPanel.tsx'

const now = () => new Date()

/** The room of a session: what is the time, what happened, and everything that is entered with one thumb. */
export function SessionRoom({
  note,
  sync,
  blocks,
  hand,
  broughtBack,
  isDim,
  onDim,
  isShaded,
}: {
  note: Note
  sync: NoteSync
  blocks: SessionBlocks
  hand: SessionHand
  broughtBack: number | null
  isDim: boolean
  onDim: (dim: boolean) => void
  /** The shade is drawn over the room, which goes on behind it. */
  isShaded: boolean
}) {
  const minute = readingNow(useMinute())
  const clock = minute.at
  const [panel, setPanel] = useState<Panel | null>(null)
  /** What the last panel could not read; said until another is opened. */
  const [unread, setUnread] = useState<string | null>(null)
  const [isLeft, chooseLeft] = useOnDevice('throughline.leftHand')
  const entry = useEntry(hand, now)
  const line = useRef<HTMLTextAreaElement>(null)
  const timeZero = useMemo(() => timeZeroIn(blocks), [blocks])
  const ranges = useQuery(practiceQuery).data?.settings.vitalsRanges ?? null
  const log = useMemo(() => logOf(blocks, ranges), [blocks, ranges])
  const vitals = useMemo(() => vitalsIn(blocks, timeZero.reading), [blocks, timeZero])
  const team = useQuery(careTeamQuery(note.caseId)).data?.items
  const colors = useMemo(() => new Map((team ?? []).map(({ memberId, color }) => [String(memberId), color])), [team])
  const held = useQuery(heldQuery(note.id)).data?.items.length ?? 0
  useTypingLands(line)

  const close = () => setPanel(null)
  const toggle = (one: Panel) => {
    setUnread(null)
    setPanel(panel === one ? null : one)
  }
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && panel !== null) close()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes a panel, wherever in it the focus is
    <div className="sessionRoom" data-hand={isLeft ? 'left' : 'right'} onKeyDown={onEscape}>
      <SessionBar
        note={note}
        sync={sync}
        setting={placeIn(blocks).place?.setting ?? null}
        isEmergency={panel === 'emergency'}
        onEmergency={() => toggle('emergency')}
      />
      <main className="sessionMain">
        <h1 className="visuallyHidden">Session mode</h1>
        <div className="sessionTop" ref={panel === 'emergency' || panel === 'timeZero' ? intoView : null}>
          <TimeHead
            blocks={blocks}
            hand={hand}
            minute={minute}
            timeZero={timeZero}
            vitals={vitals}
            isCorrecting={panel === 'timeZero'}
            onCorrect={() => toggle('timeZero')}
            onRecordDose={() => toggle('dose')}
          />
          {panel === 'emergency' && <EmergencyPanel note={note} blocks={blocks} onClose={close} />}
          {panel !== 'emergency' && panel !== 'timeZero' && <Intention caseId={note.caseId} />}
          <div className="sessionSaid">
            {unread !== null && (
              <p className="sentence" role="status">
                {unread}
              </p>
            )}
            <KeptSentences note={note} broughtBack={broughtBack} />
            {held > 0 && (
              <p className="sentence" role="status">
                Some words of yours were not merged. They are kept for you in the note, under ‘Held words’.
              </p>
            )}
          </div>
        </div>
        <MomentLog
          entries={log}
          current={entry.id}
          blocks={blocks}
          colors={colors}
          onWord={(moment) => {
            entry.word(moment)
            line.current?.focus()
          }}
        />
        <EntryLine entry={entry} field={line} />
        <div className="sessionHands" ref={isOfHands(panel) ? intoView : null}>
          {panel === 'vitals' && (
            <VitalsPanel
              blocks={blocks}
              hand={hand}
              scale={vitals.sedationScale}
              onUnread={setUnread}
              onClose={close}
            />
          )}
          {panel === 'effect' && <EffectPanel blocks={blocks} hand={hand} onClose={close} />}
          {(panel === 'booster' || panel === 'dose') && (
            <BoosterPanel blocks={blocks} hand={hand} kind={panel} onClose={close} />
          )}
          {!isOfHands(panel) && (
            <TechniquePad entry={entry} clock={clock} due={vitals.nextDue} onVitals={() => toggle('vitals')} />
          )}
          <SessionFoot
            hand={hand}
            panel={panel}
            onPanel={toggle}
            hasDose={timeZero.at !== null}
            isLeft={isLeft}
            onLeft={chooseLeft}
            isDim={isDim}
            onDim={onDim}
          />
        </div>
      </main>
      {isShaded && (
        <SessionShade
          timeZero={timeZero.reading}
          due={vitals.nextDue}
          writing={{
            onWrite: (change) => entry.type(change(entry.words.open)),
            onEnd: entry.end,
            onMark: entry.mark,
          }}
        />
      )}
    </div>
  )
}

/** On a small screen what was just opened may lie outside. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/** Whether a panel stands in the place of the pad. */
const isOfHands = (panel: Panel | null): boolean => panel !== null && panel !== 'emergency' && panel !== 'timeZero'

/** What is typed while nothing has the focus goes into the entry line. */
function useTypingLands(line: { current: HTMLTextAreaElement | null }): void {
  useEffect(() => {
    const onKey = ({ key, ctrlKey, metaKey, altKey, isComposing }: globalThis.KeyboardEvent) => {
      const isFree = document.activeElement === null || document.activeElement === document.body
      if (isFree && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey && !isComposing)
        line.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [line])
}
