/** What stands in the place of the pad; one at a time, and none of them over the rest. */
export type Panel = 'vitals' | 'effect' | 'booster' | 'dose' | 'emergency' | 'timeZero'
