import type { Values } from '../../attributes.ts'
import type { deriveChecklist } from './derive.ts'
import { type checkItemRules, statusNamesOf } from './schema.ts'

type Derived = ReturnType<typeof deriveChecklist>

/** `1 present, 10 absent, 1 not answered`; statuses that no item has are left out. */
export function describeCounts({ counts, checklist }: Pick<Derived, 'counts' | 'checklist'>): string {
  const names = statusNamesOf(checklist.answers)
  const parts = [
    [counts.present, names.present],
    [counts.absent, names.absent],
    [counts.unknown, names.unknown],
    [counts.open, 'not answered'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ')
}

/** `Aneurysm (absolute)`: the item as it was worded and classed then. */
export const describeItem = ({
  label,
  classedAs,
}: Pick<Values<typeof checkItemRules>, 'label' | 'classedAs'>): string =>
  [label, classedAs === null ? null : `(${classedAs})`].filter((part) => part !== null).join(' ')

/** `Maren Holt marked the rest absent (9 items)`, a sentence for each member who did; none where nobody did. */
export const describeRest = ({ restMarked, checklist }: Pick<Derived, 'restMarked' | 'checklist'>): string[] =>
  restMarked.map(
    ({ name, items }) =>
      `${name} marked the rest ${statusNamesOf(checklist.answers).absent} (${items} ${items === 1 ? 'item' : 'items'})`,
  )
