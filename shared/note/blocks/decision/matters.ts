import type { Decided, Matter } from './schema.ts'

interface MatterWords {
  /** What the decision is called, in the note and in the menu. */
  readonly title: string
  /** The answers that there are, with their words. */
  readonly answers: Readonly<Partial<Record<Decided, string>>>
}

/** What can be decided, and the words for each answer. */
export const matterWords: Readonly<Record<Matter, MatterWords>> = {
  eligibility: {
    title: 'Eligibility',
    answers: { offered: 'offered', not_yet: 'not yet', not_offered: 'not offered' },
  },
  readiness: {
    title: 'Readiness',
    answers: { ready: 'ready', not_ready: 'not yet', not_this_treatment: 'not this treatment' },
  },
  before_dose: { title: 'Go, wait or cancel', answers: { go: 'go', wait: 'wait', cancel: 'cancel' } },
  next_dose: {
    title: 'The next dose',
    answers: {
      as_planned: 'as planned',
      changed: 'with a change',
      later: 'later',
      no_further: 'no further dose',
    },
  },
  follow_up: {
    title: 'How to go on',
    answers: {
      continue: 'continue',
      lengthen: 'lengthen the interval',
      pause: 'pause',
      refer: 'refer',
      stop: 'stop',
    },
  },
}
