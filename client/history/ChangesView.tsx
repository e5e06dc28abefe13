import { useMemo } from 'react'
import type { Difference, Writer } from '../../shared/api/history.ts'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import { differenceOf } from '../../shared/history/difference.ts'
import { type ShownSection, sectionsOf } from '../../shared/history/shown.ts'
import type { MemberId } from '../../shared/ids.ts'
import { ChangedBlock } from './ChangedBlock.tsx'
import { ChangedLines } from './ChangedLines.tsx'
import { PeopleOfChanges } from './people.ts'
import './changes.css'

/**
 * A note with what changed in it between two moments: what was added is underlined in its author's colour, what went is struck.
 * With `onlyChanges` everything that stayed is left out.
 */
export function ChangesView({ changes, onlyChanges = false }: { changes: Difference; onlyChanges?: boolean }) {
  const sections = useMemo(() => sectionsOf(changes.difference), [changes])
  const people = useMemo(() => new Map<MemberId, Writer>(changes.people.map((one) => [one.id, one])), [changes])
  const shown = onlyChanges ? sections.filter(({ changed }) => changed) : sections
  return (
    <PeopleOfChanges value={people}>
      <div className="changes">
        {shown.length === 0 && <p className="muted">Nothing changed between the two.</p>}
        {shown.map((section) => (
          <ChangedSection key={section.id} section={section} onlyChanges={onlyChanges} />
        ))}
      </div>
    </PeopleOfChanges>
  )
}

/** A text that is nobody's in particular, as a reader sees it, with what changed since `before`. */
export function TextView({ text, before }: { text: AuthoredNode; before: AuthoredNode }) {
  const sections = useMemo(() => sectionsOf(differenceOf(before, text)), [before, text])
  return (
    <PeopleOfChanges value={null}>
      <div className="changes">
        {sections.map((section) => (
          <ChangedSection key={section.id} section={section} onlyChanges={false} isPlace={false} />
        ))}
      </div>
    </PeopleOfChanges>
  )
}

function ChangedSection({
  section,
  onlyChanges,
  isPlace = true,
}: {
  section: ShownSection
  onlyChanges: boolean
  /** Whether the page is found one's way in by it: not where several texts stand on one page. */
  isPlace?: boolean
}) {
  const { title, op, moved, items } = section
  const shown = onlyChanges
    ? items.filter((item) => (item.is === 'block' ? item.changed : item.op !== 'same' || hasChange(item)))
    : items
  return (
    <section className="changedSection" data-op={op} aria-label={isPlace ? title : undefined}>
      <h2>
        {title}
        {op !== 'same' && <span className="changedWord"> {op}</span>}
        {moved && <span className="changedWord"> moved</span>}
      </h2>
      {shown.map((item, index) =>
        item.is === 'block' ? (
          <ChangedBlock key={item.id} block={item} onlyChanges={onlyChanges} />
        ) : (
          // Lines have no ids, and the list is made anew with every difference.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <ChangedLines key={index} lines={[item]} />
        ),
      )}
      {shown.length === 0 && <p className="muted changedNothing">Nothing is written here.</p>}
    </section>
  )
}

const hasChange = ({ runs, wasShape }: Extract<ShownSection['items'][number], { is: 'line' }>): boolean =>
  wasShape !== null || runs.some(({ op, reformatted }) => op !== 'same' || reformatted)
