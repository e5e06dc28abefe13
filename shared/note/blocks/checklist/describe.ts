import type { deriveChecklist } from './derive.ts'
import { checkStatusNames } from './schema.ts'

type Derived = ReturnType<typeof deriveChecklist>

/** `1 present, 10 absent, 1 not answered`; statuses that no item has are left out. */
export function describeCounts({ counts }: Pick<Derived, 'counts'>): string {
  const parts = [
    [counts.present, checkStatusNames.present],
    [counts.absent, checkStatusNames.absent],
    [counts.unknown, checkStatusNames.unknown],
    [counts.open, 'not answered'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ')
}

/** `Maren Holt marked the rest absent (9 items)`, a sentence for each member who did; none where nobody did. */
export const describeRest = ({ restMarked }: Pick<Derived, 'restMarked'>): string[] =>
  restMarked.map(({ name, items }) => `${name} marked the rest absent (${items} ${items === 1 ? 'item' : 'items'})`)
