import type { HeldItem } from '../../shared/api/notes.ts'
import type { Written } from '../sync/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { inFull } from '../ui/dates.ts'
import { When } from '../ui/When.tsx'

const reasons = (written: Written): Record<HeldItem['reason'], string> => ({
  locked: `The ${written} was ${written === 'note' ? 'locked' : 'put away'} before they arrived.`,
  revoked: 'You could not write in it any more when they arrived.',
  overwritten: 'A colleague changed the paragraph’s form at the same moment.',
  foreign: 'They came with words of a colleague that are gone.',
  misplaced: 'You took something back, and their old place was not to be found any more.',
})

export interface HeldActs {
  /** Puts the words back in the text; absent where the viewer cannot write. */
  onPutBack?: (item: HeldItem) => void
  /** Begins a draft addendum with them; absent where the note is not signed. */
  onAmend?: (item: HeldItem) => void
  onCopy: (item: HeldItem) => void
  onSetAside: (item: HeldItem) => void
}

/** The viewer's own words that were not merged into what was open, offered back. Nobody else sees them. */
export function HeldWords({
  items,
  onPutBack,
  onAmend,
  onCopy,
  onSetAside,
  of = 'note',
}: { items: readonly HeldItem[]; of?: Written } & HeldActs) {
  return (
    <div className="heldWords">
      <p className="muted small">These words of yours are not in the {of}. They are kept, and only you see them.</p>
      <ul>
        {items.map((item) => (
          <li key={item.heldId} className="heldItem">
            <p className="heldWhy">
              {reasons(of)[item.reason]}{' '}
              <span className="muted" title={inFull(item.at)}>
                <When at={item.at} />
              </span>
            </p>
            <blockquote className="heldText">{item.text}</blockquote>
            <div className="heldActs">
              {onPutBack && (
                <Button variant="quiet" onClick={() => onPutBack(item)}>
                  Put back
                </Button>
              )}
              {onAmend && (
                <Button variant="quiet" onClick={() => onAmend(item)}>
                  Begin an addendum with them
                </Button>
              )}
              <Button variant="quiet" onClick={() => onCopy(item)}>
                Copy
              </Button>
              <Button variant="quiet" onClick={() => onSetAside(item)}>
                Set aside
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
