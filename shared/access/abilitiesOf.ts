import type { Abilities } from './vocabulary.ts'

/** Every act answered. */
export const abilitiesOf = <Act extends string>(acts: readonly Act[], may: (act: Act) => boolean): Abilities<Act> =>
  Object.fromEntries(acts.map((act) => [act, may(act)])) as Abilities<Act>
