import type { TextFacts } from '../../shared/api/facts.ts'
import type { Phase } from '../../shared/api/notes.ts'
import type { CourseNote } from '../../shared/course/place.ts'

/** A course as a line of letters, one for each note, a day apart. */
export type Sketch = string

export const noFacts: TextFacts = {
  dose: null,
  requiredEmpty: 0,
  phq9: null,
  gad7: null,
  pcl5: null,
  scores: [],
  lookFirst: [],
  adverseEffects: false,
  recorded: false,
  consents: [],
}

const phases = new Map<string, Phase | null>([
  ['E', 'evaluation'],
  ['P', 'preparation'],
  ['D', 'session'],
  ['S', 'session'],
  ['I', 'integration'],
  ['F', 'follow-up'],
])

/** The notes of a sketch, one a day from 1 October on. `D` is a session in which a dose was given, `S` one without. */
export const sketched = (course: Sketch): CourseNote[] =>
  [...course].map((letter, index) => ({
    id: `note ${index + 1}`,
    phase: phases.get(letter) ?? null,
    status: 'draft',
    occurredOn: `2026-10-${String(index + 1).padStart(2, '0')}`,
    createdAt: `2026-10-${String(index + 1).padStart(2, '0')}T09:00:00.000Z`,
    facts: letter === 'D' ? { ...noFacts, dose: { given: 60, route: 'im', at: '14:00' } } : noFacts,
  }))
