/**
 * What is open in session mode, one at a time and never over the rest: `emergency` and `timeZero` above the log, the others
 * in the place of the pad.
 */
export type Panel = 'vitals' | 'effect' | 'booster' | 'dose' | 'emergency' | 'timeZero'
