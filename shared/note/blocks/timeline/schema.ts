import { choice, clock, stamp, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

export const momentKinds = ['said', 'seen', 'did'] as const
type MomentKind = (typeof momentKinds)[number]
export const momentKindNames: Readonly<Record<MomentKind, string>> = { said: 'Said', seen: 'Seen', did: 'Did' }

export const techniques = [
  'guided_imagery',
  'mindfulness',
  'breath',
  'grounding',
  'movement',
  'music',
  'talk',
  'art',
  'touch',
  'silence',
] as const
export type Technique = (typeof techniques)[number]
export const techniqueNames: Readonly<Record<Technique, string>> = {
  guided_imagery: 'guided imagery',
  mindfulness: 'mindfulness',
  breath: 'breath',
  grounding: 'grounding',
  movement: 'movement',
  music: 'music',
  talk: 'talk',
  art: 'art',
  touch: 'touch',
  silence: 'silence',
}

export const timelineRules = { id: text() }

export const momentRules = {
  id: text(),
  /** When it was observed, as the clock in the room said. */
  at: clock(),
  /** When it was written down, with date and zone. */
  recordedAt: stamp(),
  kind: choice(momentKinds),
  /** Who said it. */
  by: text(),
  technique: choice(techniques),
  /** The member who observed it: the id, and the name as it was then, so that the text stands by itself. */
  observer: text(),
  observerName: text(),
}

/** What happened, moment by moment. Rows stay where they were written; only the display sorts them by time. */
export const Timeline = blockNode('timeline', timelineRules, ['moment'])
/** One moment. Its words are content, so that two people who write them merge letter by letter. */
export const Moment = lineNode('moment', momentRules)
