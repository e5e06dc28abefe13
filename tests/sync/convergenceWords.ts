/** Every character that is typed in a run is one of its own, so that each can be looked for wherever words may be. */
const firstCharacter = 0x4e00
const lastCharacter = 0x9fff

/** Who typed, moved and deleted which character, and what had to be durable at which moment. */
export class Words {
  #next = firstCharacter
  readonly #typedBy = new Map<string, number>()
  readonly #at = new Map<string, string>()
  readonly #carriedBy = new Map<string, Set<number>>()
  /** Deleted on purpose by somebody who had it before their eyes. */
  readonly #meant = new Set<string>()
  /** Acknowledged by frame 4, or seen on another client. */
  readonly #durable = new Set<string>()
  /** Known to nobody but a page that was closed, or a line that was cut, before it was said to be saved. */
  readonly #mayBeGone = new Set<string>()

  type(member: number, length: number): string {
    let words = ''
    for (let count = 0; count < length; count++) {
      if (this.#next > lastCharacter) throw new Error('A run has no more characters of its own.')
      const character = String.fromCharCode(this.#next++)
      this.#typedBy.set(character, member)
      words += character
    }
    return words
  }

  /** Somebody's change of structure took these words out and put them in again. */
  carry(member: number, words: string): void {
    for (const character of typedIn(words)) {
      const carriers = this.#carriedBy.get(character) ?? new Set()
      this.#carriedBy.set(character, carriers.add(member))
    }
  }

  deletedOnPurpose(words: string): void {
    for (const character of typedIn(words)) this.#meant.add(character)
  }

  mustStay(words: Iterable<string>): void {
    for (const character of words) this.#durable.add(character)
  }

  isDurable(character: string): boolean {
    return this.#durable.has(character)
  }

  /** Under which id of Yjs a character was typed. */
  placed(character: string, client: number, clock: number): void {
    this.#at.set(`${client}.${clock}`, character)
  }

  /** A stock page names these in its delete set though nobody meant them: they count as deleted. */
  taken(client: number, clock: number): void {
    const character = this.#at.get(`${client}.${clock}`)
    if (character !== undefined) this.#meant.add(character)
  }

  mayGo(words: Iterable<string>): void {
    for (const character of words) if (!this.#durable.has(character)) this.#mayBeGone.add(character)
  }

  typedByMember(character: string): number | undefined {
    return this.#typedBy.get(character)
  }

  get count(): number {
    return this.#typedBy.size
  }

  /** What is neither in the text, nor deleted by somebody, nor held for its author (or for who moved it). */
  missing(text: string, held: readonly string[]): string[] {
    const alive = new Set(text)
    return [...this.#typedBy].flatMap(([character, author]) => {
      if (alive.has(character) || this.#meant.has(character)) return []
      const keepers = [author, ...(this.#carriedBy.get(character) ?? [])]
      if (keepers.some((member) => held[member]?.includes(character))) return []
      if (this.#mayBeGone.has(character) && !this.#durable.has(character)) return []
      return [`${character} of ${author}${this.#durable.has(character) ? ', which was durable' : ''}`]
    })
  }
}

/** The characters of a text that were typed in a run, as opposed to the template's. */
export function typedIn(text: string): string[] {
  return [...text].filter((character) => character >= '\u4e00' && character <= '\u9fff')
}
