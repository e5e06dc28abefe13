import { expect, it } from 'vitest'
import { answeredAfter, heldFor } from '../../client/review/ledgerWords.ts'

it.each([
  [40, '40 min'],
  [60, '1 h'],
  [200, '3 h 20 min'],
  [60 * 60, '60 h'],
  [60 * 60 + 5, '60 h 5 min'],
])('a supervisor reads supervision held for %i minutes in hours: %s', (minutes, words) => {
  expect(heldFor(minutes)).toBe(words)
})

it.each([
  [40, '40 min'],
  [48 * 60 - 1, '47 h 59 min'],
  [48 * 60, '2 days'],
  [60 * 60, '2 days 12 h'],
  [72 * 60 - 20, '3 days'],
])('a supervisor reads that a note waited %i minutes for an answer: %s', (minutes, words) => {
  expect(answeredAfter(minutes)).toBe(words)
})
