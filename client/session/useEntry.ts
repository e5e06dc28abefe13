import { useState } from 'react'
import type { Technique } from '../../shared/note/blocks/timeline/schema.ts'
import { clockAfter, clockTime } from '../../shared/note/clock.ts'
import type { SessionHand } from './hand.ts'

export type MomentKind = 'seen' | 'said' | 'did'
/** How many minutes ago it was. */
export type Ago = 0 | 1 | 5

/** The moment whose words are being written: its row, and when the entry began. */
interface Current {
  id: string
  begunAt: string
  /** What was chosen before it, and holds again after it. */
  before: MomentKind
  /** Begun here: with no word in it in the end, it is taken away again. */
  isOwn: boolean
  /** A mark that does not say yet what it is. */
  unkinded: boolean
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
  const [technique, setTechnique] = useState<Technique | null>(null)
  const [ago, setAgo] = useState<Ago>(0)
  const written = current && hand.words(current.id)
  // A colleague may have removed it meanwhile: then the next letter begins a new one.
  const here = written ? current : null
  const clock = () => clockTime(now())

  const end = () => {
    if (here?.isOwn) hand.removeWordless(here.id)
    if (here) setKind(here.before)
    setCurrent(null)
    setAgo(0)
  }
  return {
    id: here?.id ?? null,
    kind,
    technique,
    ago,
    words: written ?? nothing,
    type(words) {
      if (here) {
        // A mark is what it is once it says something.
        if (here.unkinded && words !== '') hand.set(here.id, { kind })
        hand.type(here.id, words)
        if (here.unkinded && words !== '') setCurrent({ ...here, unkinded: false })
        return
      }
      // A quotation mark begins somebody's own words, and needs not stand in them.
      const quoted = /^["“„]/.test(words)
      if (quoted) setKind('said')
      const rest = quoted ? words.slice(1) : words
      if (rest === '') return
      const begunAt = clock()
      const id = hand.add('timeline', { at: clockAfter(begunAt, -ago), kind: quoted ? 'said' : kind, technique })
      hand.type(id, rest)
      setCurrent({ id, begunAt, before: kind, isOwn: true, unkinded: false })
    },
    end,
    word(moment) {
      end()
      const before = here?.before ?? kind
      setCurrent({ id: moment.id, begunAt: clock(), before, isOwn: false, unkinded: moment.kind === null })
      setKind(moment.kind ?? before)
    },
    chooseKind(chosen) {
      setKind(chosen)
      if (!here) return
      hand.set(here.id, { kind: chosen })
      setCurrent({ ...here, before: chosen, unkinded: false })
    },
    chooseTechnique(tapped) {
      const chosen = tapped === technique ? null : tapped
      setTechnique(chosen)
      if (here) hand.set(here.id, { technique: chosen })
      else if (chosen !== null) hand.add('timeline', { at: clockAfter(clock(), -ago), kind: 'did', technique: chosen })
      if (!here) setAgo(0)
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
