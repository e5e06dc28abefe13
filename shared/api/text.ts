import { z } from 'zod'

const lettersAndSigns = 'Please use letters, figures and signs only.'

/**
 * One line of text that somebody typed, without what stands around it: no control characters, which not every database stores, and
 * none of the signs that stand for nothing, which no file of words may hold.
 */
export const line = () =>
  z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\uFFFE\uFFFF]*$/u, lettersAndSigns)

/** Text of several lines: no control characters but tabs and ends of lines, which not every database stores. */
export const prose = (most: number) =>
  z
    .string()
    .max(most, `Please keep it under ${most} characters.`)
    .regex(/^[\P{Cc}\t\n\r]*$/u, lettersAndSigns)
