import type { MemberId } from '../ids.ts'
import type { NoteMark } from '../note/noteJson.ts'
import { align, type Op } from './align.ts'
import { type AuthoredNode, sameMarks } from './authored.ts'
import { refined } from './refineWords.ts'
import { attrsKey, partKey, type TextPiece, type Token, taker, tokensOf } from './tokens.ts'

/**
 * What became of a part of a note: the note itself, a section, a block, a row or a line. It holds what stayed as well, so that
 * the text can be shown with its changes in it.
 */
export interface PartDifference {
  type: string
  id: string | null
  /** `same`: it is in both. Whether something in it changed, `changed` says. */
  op: Op
  changed: boolean
  /** It stood elsewhere before. */
  moved?: true
  /** Who put it there; of something removed, who had. */
  by?: MemberId
  /** All of its cells, in no order that matters. */
  cells: Cell[]
  content: Step[]
}

/** A value before and after; where one is missing it was empty. */
export interface Cell {
  name: string
  before?: unknown
  after?: unknown
  /** Who set what stands there now; of a removed part, what stood there. */
  by?: MemberId
}

/** A text with its changes, in the order in which it is read. `by` is whose words they are, of removed ones too. */
export type Step =
  | { is: 'text'; op: Op; text: string; marks?: NoteMark[]; was?: NoteMark[]; by?: MemberId }
  | { is: 'open'; op: Op; type: string; attrs?: Record<string, unknown>; was?: Record<string, unknown>; by?: MemberId }
  | { is: 'close'; op: Op; type: string }
  | { is: 'leaf'; op: Op; type: string; attrs?: Record<string, unknown>; by?: MemberId }
  | { is: 'part'; part: PartDifference }
  /** A part that stands elsewhere now. */
  | { is: 'moved'; type: string; id: string }

/** The difference between two states of a note, `from` one `to` another. */
export function differenceOf(from: AuthoredNode, to: AuthoredNode): PartDifference {
  return partDifference(from, to, { from: partsById(from), to: partsById(to) })
}

interface Known {
  from: ReadonlyMap<string, AuthoredNode>
  to: ReadonlyMap<string, AuthoredNode>
}

/** Parts that have an id which no other has. */
function partsById(root: AuthoredNode): Map<string, AuthoredNode> {
  const found = new Map<string, AuthoredNode>()
  const twice = new Set<string>()
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node.attrs?.id === 'string') {
      const key = partKey(node)
      if (found.has(key)) twice.add(key)
      found.set(key, node)
    }
    for (const child of node.content ?? []) waiting.push(child)
  }
  for (const key of twice) found.delete(key)
  return found
}

function partDifference(from: AuthoredNode | undefined, to: AuthoredNode | undefined, known: Known): PartDifference {
  const node = to ?? from ?? { type: '' }
  const op: Op = from && to ? 'same' : to ? 'added' : 'removed'
  const cells = cellsOf(from, to)
  const content = steps(tokensOf(from?.content ?? []), tokensOf(to?.content ?? []), known)
  const id = node.attrs?.id
  const changed = op !== 'same' || cells.some(isChangedCell) || content.some(isChangedStep)
  return {
    type: node.type,
    id: typeof id === 'string' ? id : null,
    op,
    changed,
    ...(node.by ? { by: node.by } : {}),
    cells,
    content,
  }
}

function cellsOf(from: AuthoredNode | undefined, to: AuthoredNode | undefined): Cell[] {
  const names = new Set([...Object.keys(from?.attrs ?? {}), ...Object.keys(to?.attrs ?? {})])
  return [...names].map((name): Cell => {
    const before = from?.attrs?.[name]
    const after = to?.attrs?.[name]
    const by = (to ?? from)?.setBy?.[name]
    return {
      name,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(by ? { by } : {}),
    }
  })
}

/** Whether a cell has another value than before. */
export const isChangedCell = ({ before, after }: Cell): boolean => before !== after

/** Whether a step is, or holds, a change. */
function isChangedStep(step: Step): boolean {
  if (step.is === 'part') return step.part.changed
  if (step.is === 'moved' || step.op !== 'same') return true
  return (step.is === 'text' || step.is === 'open') && step.was !== undefined
}

/** A line, or where a list begins or ends: what is looked for as a whole before its words are. */
interface Unit {
  key: string
  tokens: Token[]
}

function unitsOf(tokens: readonly Token[]): Unit[] {
  const units: Unit[] = []
  let line: Token[] | null = null
  for (const token of tokens) {
    const isOfLine = token.is === 'word' || token.is === 'leaf'
    if (isOfLine && line !== null) line.push(token)
    else {
      line = isOfLine || token.is === 'open' ? [token] : null
      units.push({ key: '', tokens: line ?? [token] })
    }
  }
  for (const unit of units) unit.key = unit.tokens.map(wholeKey).join('\u0000')
  return units
}

/** A line is the same as a whole only with the values that its node has. */
const wholeKey = (token: Token): string => (token.is === 'open' ? `${token.key} ${attrsKey(token.node)}` : token.key)

function steps(from: readonly Token[], to: readonly Token[], known: Known): Step[] {
  const [before, after] = [unitsOf(from), unitsOf(to)]
  const written = new Writer(known)
  let [one, other] = [0, 0]
  let gone: Token[] = []
  let come: Token[] = []
  const settle = () => {
    writeTokens(gone, come, written)
    gone = []
    come = []
  }
  for (const { op, count } of align(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )) {
    const olds = op === 'added' ? [] : before.slice(one, one + count).flatMap(({ tokens }) => tokens)
    const news = op === 'removed' ? [] : after.slice(other, other + count).flatMap(({ tokens }) => tokens)
    if (op !== 'added') one += count
    if (op !== 'removed') other += count
    if (op === 'same') {
      settle()
      olds.forEach((old, index) => {
        const now = news[index]
        if (now) written.same(old, now)
      })
    } else {
      for (const old of olds) gone.push(old)
      for (const now of news) come.push(now)
    }
  }
  settle()
  return written.steps
}

function writeTokens(gone: readonly Token[], come: readonly Token[], written: Writer): void {
  for (const { op, olds, news } of refined(gone, come)) {
    if (op === 'same') {
      olds.forEach((old, index) => {
        const now = news[index]
        if (now) written.same(old, now)
      })
    } else {
      for (const old of olds) written.removed(old)
      for (const now of news) written.added(now)
    }
  }
}

class Writer {
  readonly steps: Step[] = []
  readonly #known: Known

  constructor(known: Known) {
    this.#known = known
  }

  same(old: Token, now: Token): void {
    if (old.is === 'word' && now.is === 'word') this.#sameWords(old.pieces, now.pieces)
    else if (old.is === 'part' && now.is === 'part')
      this.steps.push({ is: 'part', part: partDifference(old.node, now.node, this.#known) })
    else if (old.is === 'open' && now.is === 'open') {
      const was = attrsKey(old.node) === attrsKey(now.node) ? {} : { was: old.node.attrs ?? {} }
      this.steps.push({ is: 'open', op: 'same', ...nodeOf(now.node), ...was })
    } else this.#one('same', now)
  }

  removed(old: Token): void {
    const now = old.is === 'part' ? this.#known.to.get(old.key) : undefined
    const id = now?.attrs?.id
    if (old.is === 'part' && typeof id === 'string' && this.#known.from.has(old.key))
      this.steps.push({ is: 'moved', type: old.node.type, id })
    else this.#one('removed', old)
  }

  added(now: Token): void {
    const old = now.is === 'part' && this.#known.to.has(now.key) ? this.#known.from.get(now.key) : undefined
    if (now.is === 'part' && old) {
      const part = partDifference(old, now.node, this.#known)
      this.steps.push({ is: 'part', part: { ...part, changed: true, moved: true } })
    } else this.#one('added', now)
  }

  #one(op: Op, token: Token): void {
    switch (token.is) {
      case 'word':
        for (const piece of token.pieces) this.#text({ is: 'text', op, ...piece })
        return
      case 'open':
      case 'leaf':
        this.steps.push({ is: token.is, op, ...nodeOf(token.node) })
        return
      case 'close':
        this.steps.push({ is: 'close', op, type: token.type })
        return
      case 'part': {
        const [from, to] = op === 'removed' ? [token.node, undefined] : [undefined, token.node]
        this.steps.push({ is: 'part', part: partDifference(from, to, this.#known) })
      }
    }
  }

  /** The same words: who wrote them and how they are formatted may have changed all the same. */
  #sameWords(old: readonly TextPiece[], now: readonly TextPiece[]): void {
    const takeOld = taker(old)
    for (const piece of now) {
      const takeNow = taker([piece])
      for (const before of takeOld(piece.text.length)) {
        for (const part of takeNow(before.text.length)) {
          const was = sameMarks(before.marks, part.marks) ? {} : { was: before.marks ?? [] }
          this.#text({ is: 'text', op: 'same', ...part, ...was })
        }
      }
    }
  }

  #text(step: Extract<Step, { is: 'text' }>): void {
    const last = this.steps.at(-1)
    const goesOn =
      last?.is === 'text' &&
      last.op === step.op &&
      last.by === step.by &&
      sameMarks(last.marks, step.marks) &&
      (last.was === undefined) === (step.was === undefined) &&
      sameMarks(last.was, step.was)
    if (goesOn) last.text += step.text
    else this.steps.push(step)
  }
}

function nodeOf({ type, attrs, by }: AuthoredNode) {
  return { type, ...(attrs ? { attrs } : {}), ...(by ? { by } : {}) }
}
