import { firstNameOf } from '../ui/initials.ts'
import type { Person } from './people.ts'

/** How long the name stays after a move, and after what pause a caret counts as still. Milliseconds. */
const NAME_STAYS = 2_000
const STILL_AFTER = 30_000

/**
 * The carets of colleagues as elements. Each is made once and moved by the editor; its name shows for a moment after
 * every move, below the line so that it covers no text that is being written above.
 */
export class CaretElements {
  readonly #carets = new Map<number, { element: HTMLElement; name: Timer; still: Timer }>()

  /** The element of a colleague's caret. */
  elementFor(clientId: number, person: Person): HTMLElement {
    const known = this.#carets.get(clientId)
    if (known !== undefined) return known.element
    const element = document.createElement('span')
    element.className = 'caret'
    element.dataset.person = person.color
    // Where somebody is, is said by the list of people; in the text it would be read out between two words.
    element.setAttribute('aria-hidden', 'true')
    const label = document.createElement('span')
    label.className = 'caretName'
    label.textContent = firstNameOf(person.name)
    element.append(label)
    this.#carets.set(clientId, { element, name: undefined, still: undefined })
    this.moved(clientId)
    return element
  }

  /** Shows the name for a moment and begins to wait for stillness anew. */
  moved(clientId: number): void {
    const caret = this.#carets.get(clientId)
    if (caret === undefined) return
    clearTimeout(caret.name)
    clearTimeout(caret.still)
    caret.element.dataset.state = 'moved'
    caret.name = setTimeout(() => {
      caret.element.dataset.state = 'resting'
    }, NAME_STAYS)
    caret.still = setTimeout(() => {
      caret.element.dataset.state = 'still'
    }, STILL_AFTER)
  }

  /** Forgets carets of pages that are gone. */
  keepOnly(clientIds: ReadonlySet<number>): void {
    for (const [clientId, caret] of this.#carets) {
      if (clientIds.has(clientId)) continue
      clearTimeout(caret.name)
      clearTimeout(caret.still)
      this.#carets.delete(clientId)
    }
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined
