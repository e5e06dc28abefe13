import { z } from 'zod'

/** One line of text that somebody typed, without what stands around it and without control characters. */
export const line = () =>
  z
    .string()
    .trim()
    .regex(/^[^\p{Cc}]*$/u, 'Please use letters, figures and signs only.')
