import { childrenOf, type NoteNode } from '../noteJson.ts'
import { checkConsents } from './consents.ts'
import { checkAdverseEffects, checkDischarge, checkDose } from './dosing.ts'
import type { CheckSurroundings, Finding } from './finding.ts'
import { type Check, idOf, viewOf } from './noteInView.ts'
import { checkRepeated } from './repeated.ts'
import { checkCarried, checkMarks, checkScales, checkSections } from './unfinished.ts'
import { checkVitals } from './vitals.ts'

const checks: readonly Check[] = [
  checkConsents,
  checkSections,
  checkDose,
  checkVitals,
  checkMarks,
  checkScales,
  checkAdverseEffects,
  checkDischarge,
  checkCarried,
  checkRepeated,
]

/** Findings that one check of a note gives at most: far more than anybody reads. */
const AT_MOST = 200

/**
 * What to see to before a note is signed, in the order of the note; first what has no place in it. A function of the text and
 * of what is known of the case. It informs: whether a note is fit to be signed is for its author to say. It reads whatever is
 * there and never throws.
 */
export function checkNote(note: NoteNode, around: CheckSurroundings): Finding[] {
  const view = viewOf(note, around)
  const places = placesIn(note)
  const placeOf = ({ itemId, sectionId }: Finding) => places.get(itemId ?? '') ?? places.get(sectionId ?? '') ?? -1
  return checks
    .flatMap((check) => check(view))
    .map((finding, index) => ({ finding, index, place: placeOf(finding) }))
    .toSorted((one, other) => one.place - other.place || one.index - other.index)
    .slice(0, AT_MOST)
    .map(({ finding }) => finding)
}

/** By the id of a section, block or row: where in the note it stands. */
function placesIn(note: NoteNode): Map<string, number> {
  const places = new Map<string, number>()
  const look = (node: NoteNode, depth: number) => {
    const id = idOf(node)
    if (id !== null && !places.has(id)) places.set(id, places.size)
    if (depth < 3) for (const child of childrenOf(node)) look(child, depth + 1)
  }
  for (const section of childrenOf(note)) look(section, 1)
  return places
}
