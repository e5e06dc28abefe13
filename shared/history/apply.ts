import type { AuthoredNode } from './authored.ts'
import type { Cell, PartDifference, Step } from './difference.ts'
import { isPart, partKey } from './tokens.ts'

/** A difference that does not fit the text that it is applied to. */
export class DoesNotFit extends Error {
  override name = 'DoesNotFit'
}

/** What stands in a node one after the other, words letter by letter. */
type Piece =
  | { is: 'text'; text: string }
  | { is: 'open' | 'close' | 'leaf'; type: string }
  | { is: 'part'; node: AuthoredNode }

/**
 * The text that `from` becomes by a difference. Throws `DoesNotFit` where something that stayed or went is not there: a
 * difference says all of what it starts from.
 */
export function applied(from: AuthoredNode, difference: PartDifference): AuthoredNode {
  return partApplied(from, difference, partsOf(from))
}

function partsOf(root: AuthoredNode): Map<string, AuthoredNode> {
  const found = new Map<string, AuthoredNode>()
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.set(partKey(node), node)
    for (const child of node.content ?? []) waiting.push(child)
  }
  return found
}

function partApplied(
  from: AuthoredNode | undefined,
  { type, cells, content, by }: PartDifference,
  parts: ReadonlyMap<string, AuthoredNode>,
): AuthoredNode {
  const written = contentApplied(new Reading(from?.content ?? []), content, parts)
  return { type, ...attrsOf(cells), ...(by ? { by } : {}), ...(written.length > 0 ? { content: written } : {}) }
}

function attrsOf(cells: readonly Cell[]): Pick<AuthoredNode, 'attrs' | 'setBy'> {
  const set = cells.filter(({ after }) => after !== undefined)
  const setBy = Object.fromEntries(set.flatMap(({ name, by }) => (by ? [[name, by]] : [])))
  return {
    ...(set.length > 0 ? { attrs: Object.fromEntries(set.map(({ name, after }) => [name, after])) } : {}),
    ...(Object.keys(setBy).length > 0 ? { setBy } : {}),
  }
}

function contentApplied(
  reading: Reading,
  steps: readonly Step[],
  parts: ReadonlyMap<string, AuthoredNode>,
): AuthoredNode[] {
  const root: AuthoredNode = { type: '' }
  const open = [root]
  const put = (node: AuthoredNode) => {
    const holder = open.at(-1)
    if (holder) holder.content = [...(holder.content ?? []), node]
  }
  for (const step of steps) {
    if (step.is === 'moved') reading.takePart(step.type, step.id)
    else if (step.is === 'part') put(partOf(reading, step.part, parts))
    else {
      if (step.op !== 'added') reading.take(step)
      if (step.op === 'removed') continue
      const { type, attrs } = step.is === 'open' || step.is === 'leaf' ? step : { type: 'text', attrs: undefined }
      const by = 'by' in step && step.by ? { by: step.by } : {}
      if (step.is === 'close') open.pop()
      else if (step.is === 'text') put({ type, text: step.text, ...(step.marks ? { marks: step.marks } : {}), ...by })
      else {
        const node: AuthoredNode = { type, ...(attrs ? { attrs } : {}), ...by }
        put(node)
        if (step.is === 'open') open.push(node)
      }
    }
  }
  reading.end()
  return (root.content ?? []).filter(({ type }) => type !== '')
}

function partOf(reading: Reading, part: PartDifference, parts: ReadonlyMap<string, AuthoredNode>): AuthoredNode {
  if (part.op === 'added') return partApplied(undefined, part, parts)
  if (part.op === 'removed') {
    const old = reading.takePart(part.type, part.id)
    contentApplied(new Reading(old.content ?? []), part.content, parts)
    return { type: '' }
  }
  const old = part.moved ? parts.get(`part ${part.type} #${part.id}`) : reading.takePart(part.type, part.id)
  if (!old) throw new DoesNotFit('What was moved is not there.')
  return partApplied(old, part, parts)
}

/** Reads a content piece by piece and sees to it that each is what it should be. */
class Reading {
  readonly #pieces: Piece[]
  #at = 0
  #letter = 0

  constructor(content: readonly AuthoredNode[]) {
    this.#pieces = []
    this.#add(content)
  }

  #add(content: readonly AuthoredNode[]): void {
    for (const node of content) {
      const { type, text } = node
      if (type === 'text') this.#pieces.push({ is: 'text', text: text ?? '' })
      else if (isPart(type)) this.#pieces.push({ is: 'part', node })
      else if (type === 'hardBreak' || type === 'itemLink') this.#pieces.push({ is: 'leaf', type })
      else {
        this.#pieces.push({ is: 'open', type })
        this.#add(node.content ?? [])
        this.#pieces.push({ is: 'close', type })
      }
    }
  }

  take(step: Exclude<Step, { is: 'part' | 'moved' }>): void {
    if (step.is === 'text') {
      this.#takeText(step.text)
      return
    }
    const piece = this.#pieces[this.#at]
    if (!piece || piece.is !== step.is || !('type' in piece) || piece.type !== step.type)
      throw new DoesNotFit(`There is no ${step.is} of ${step.type}.`)
    this.#at += 1
  }

  #takeText(text: string): void {
    for (let taken = 0; taken < text.length; ) {
      const piece = this.#pieces[this.#at]
      if (piece?.is !== 'text') throw new DoesNotFit('Words are missing.')
      const some = piece.text.slice(this.#letter, this.#letter + text.length - taken)
      if (some === '' || !text.startsWith(some, taken)) throw new DoesNotFit('The words are others.')
      taken += some.length
      this.#letter += some.length
      if (this.#letter < piece.text.length) continue
      this.#letter = 0
      this.#at += 1
    }
  }

  takePart(type: string, id: string | null): AuthoredNode {
    const piece = this.#pieces[this.#at]
    const isIt = piece?.is === 'part' && piece.node.type === type && (piece.node.attrs?.id ?? null) === id
    if (!isIt) throw new DoesNotFit(`There is no ${type}.`)
    this.#at += 1
    return piece.node
  }

  end(): void {
    if (this.#at < this.#pieces.length) throw new DoesNotFit('There is more than the difference knows of.')
  }
}
