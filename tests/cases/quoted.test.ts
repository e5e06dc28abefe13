import { expect, it } from 'vitest'
import { quoted } from '../../client/ui/quoted.ts'

it.each([
  ['I was not alone', '“I was not alone”'],
  ['‘I was not alone’', '‘I was not alone’'],
  ['"Not alone", she said', '"Not alone", she said'],
  ["'Cause I was afraid", "“'Cause I was afraid”"],
  ["'Not alone'", "'Not alone'"],
  ['', ''],
])('somebody’s own words stand in one pair of marks: %s', (words, shown) => {
  expect(quoted(words)).toBe(shown)
})
