import { z } from 'zod'

/** An object of booleans, one for every act. */
export const abilities = <Act extends string>(acts: readonly Act[]) =>
  z.record(z.enum(acts as readonly [Act, ...Act[]]), z.boolean())
