import { elapsed, readingOf } from '../../clock.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { type DerivedMoment, deriveTimeline, isEmptyTimeline } from './derive.ts'
import { momentKindNames, techniqueNames } from './schema.ts'

/** A timeline as a table, the earliest first, with T+min. */
export const writeTimeline: BlockWriter = (node, { zero }) => {
  if (isEmptyTimeline(node)) return []
  const rows = deriveTimeline(node).map((derived): WrittenCell[] => [
    derived.moment.at ?? '',
    elapsed(zero, readingOf(derived.moment)),
    describeMoment(derived.moment),
    derived.waitsForWords ? 'A mark, without words' : { lines: [derived.node] },
    [derived.moment.observerName ?? '', derived.recordedLater === null ? '' : `recorded at ${derived.recordedLater}`]
      .filter((part) => part !== '')
      .join(', '),
  ])
  return [{ head: ['Time', 'T+min', 'What', 'Words', 'Observed by'], rows }]
}

/** `Said by Client`, `Did, guided imagery`; empty while nothing is chosen. */
export function describeMoment({ kind, by, technique }: DerivedMoment['moment']): string {
  const what = kind === null ? '' : momentKindNames[kind]
  const whose = kind === 'said' && by !== null && by !== '' ? ` by ${by}` : ''
  const how = technique === null ? '' : techniqueNames[technique]
  return [`${what}${whose}`, how].filter((part) => part !== '').join(', ')
}
