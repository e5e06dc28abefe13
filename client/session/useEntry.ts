import { useState } from 'react'
import type { Technique } from '../../shared/note/blocks/timeline/schema.ts'
import { clockAfter, clockTime } from '../../shared/note/clock.ts'
import type { Ago } from './ago.ts'
import type { SessionHand } from './hand.ts'

export type MomentKind = 'seen' | 'said' | 'did'

/** The moment whose words are being written: its row, and when the entry began. */
interface Current {
  id: string
  begunAt: string
  kind: MomentKind
  /** Begun here: with no word in it in the end, it is taken away again. */
  isOwn: boolean
  /** A mark that does not say yet what it is. */
  isMark: boolean
}

/** What a tap on a moment needs to know of it. */
export interface Wordable {
  id: string
  at: string | null
  kind: MomentKind | null
  technique: Technique | null
}

export interface Entry {
  /** The moment that is being worded; null where the next letter begins one. */
  readonly id: string | null
  readonly kind: MomentKind
  readonly technique: Technique | null
  readonly ago: Ago
  /** What stands in the line, and before it. */
  readonly words: { fixed: string; open: string }
  type(words: string): void
  /** Ends the moment, so that the next letter begins another. */
  end(): void
  /** Goes on with the words of a moment that is there. */
  word(moment: Wordable): void
  chooseKind(kind: MomentKind): void
  chooseTechnique(technique: Technique): void
  chooseAgo(ago: Ago): void
  /** Stamps the minute; its words come later. The clock time that was stamped. */
  mark(): string
}

const nothing = { fixed: '', open: '' }

/**
 * The line in which moments are written. The first letter begins a moment in the shared note, and every letter goes there
 * as it is typed: the line itself holds nothing.
 */
export function useEntry(hand: SessionHand, now: () => Date): Entry {
  const [current, setCurrent] = useState<Current | null>(null)
  const [kind, setKind] = useState<MomentKind>('seen')
  /** A quotation mark was typed: the next moment is somebody's own words. */
  const [isQuote, setQuote] = useState(false)
  const [technique, setTechnique] = useState<Technique | null>(null)
  const [ago, setAgo] = useState<Ago>(0)
  const written = current && hand.words(current.id)
  // A colleague may have removed it meanwhile: then the next letter begins a new one.
  const here = written ? current : null
  const clock = () => clockTime(now())

  const begin = (words: string) => {
    const quoted = /^["“„]/.test(words)
    if (quoted) setQuote(true)
    // The mark itself needs not stand in the words: they are shown as somebody's own.
    const rest = quoted ? words.slice(1) : words
    if (rest === '') return
    const begun = { begunAt: clock(), kind: quoted || isQuote ? ('said' as const) : kind }
    const id = hand.add('timeline', { at: clockAfter(begun.begunAt, -ago), kind: begun.kind, technique })
    hand.type(id, rest)
    setCurrent({ id, ...begun, isOwn: true, isMark: false })
    setQuote(false)
  }
  const end = () => {
    if (here?.isOwn) hand.removeWordless(here.id)
    setCurrent(null)
    setQuote(false)
    setAgo(0)
  }
  return {
    id: here?.id ?? null,
    kind: here?.kind ?? (isQuote ? 'said' : kind),
    technique,
    ago,
    words: written ?? nothing,
    type(words) {
      if (!here) return begin(words)
      if (here.isMark && words !== '') {
        hand.set(here.id, { kind: here.kind })
        setCurrent({ ...here, isMark: false })
      }
      hand.type(here.id, words)
    },
    end,
    word(moment) {
      end()
      const isMark = moment.kind === null
      setCurrent({ id: moment.id, begunAt: clock(), kind: moment.kind ?? kind, isOwn: false, isMark })
    },
    chooseKind(chosen) {
      setKind(chosen)
      setQuote(false)
      if (!here) return
      hand.set(here.id, { kind: chosen })
      setCurrent({ ...here, kind: chosen, isMark: false })
    },
    chooseTechnique(tapped) {
      const chosen = tapped === technique ? null : tapped
      setTechnique(chosen)
      if (here) {
        hand.set(here.id, { technique: chosen })
        return
      }
      if (chosen !== null) hand.add('timeline', { at: clockAfter(clock(), -ago), kind: 'did', technique: chosen })
      setAgo(0)
    },
    chooseAgo(chosen) {
      setAgo(chosen)
      if (here?.isOwn) hand.set(here.id, { at: clockAfter(here.begunAt, -chosen) })
    },
    mark() {
      const at = clock()
      hand.add('timeline', { at })
      return at
    },
  }
}
