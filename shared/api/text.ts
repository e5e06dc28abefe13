import { z } from 'zod'

const lettersAndSigns = 'Please use letters, figures and signs only.'

/**
 * One line of text that somebody typed, without what stands around it. No control characters, no signs that turn the direction of
 * what follows, and none that stand for nothing: a name stands in headers of files, in letters and on paper.
 */
export const line = () =>
  z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]*$/u, lettersAndSigns)

/** Text of several lines: no control characters but tabs and ends of lines, which not every database stores. */
export const prose = (most: number) =>
  z
    .string()
    .max(most, `Please keep it under ${most} characters.`)
    .regex(/^[\P{Cc}\t\n\r]*$/u, lettersAndSigns)
