/** Minutes before now at which something is said to have happened. */
export type Ago = 0 | 1 | 5

/** As they are offered. */
export const agoChoices: readonly { value: Ago; label: string }[] = [
  { value: 0, label: 'now' },
  { value: 1, label: '−1 min' },
  { value: 5, label: '−5 min' },
]
