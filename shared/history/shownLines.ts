import type { MemberId } from '../ids.ts'
import type { NoteMark } from '../note/noteJson.ts'
import type { Op } from './align.ts'
import type { Step } from './difference.ts'

/** How a line stands in its text. */
export type Shape = 'paragraph' | 'heading' | 'bullet' | 'number' | 'task' | 'quote' | 'cell'

/** Words of a line, all of one author, formatted alike and come, gone or stayed together. */
export interface ShownRun {
  op: Op
  text: string
  by: MemberId | undefined
  marks: readonly NoteMark[]
  /** The words stayed, and their formatting changed. */
  reformatted: boolean
  /** It is a link to an item, not words. */
  isLink: boolean
}

/** A line of words with its changes. */
export interface ShownLine {
  is: 'line'
  op: Op
  shape: Shape
  /** How it stood before, where that is another. */
  wasShape: Shape | null
  /** Lists within lists. */
  depth: number
  /** What the line is called; empty for text. */
  name: string
  /** Of a task: whether it is done. */
  done: boolean
  runs: ShownRun[]
}

const textBlocks: ReadonlySet<string> = new Set(['paragraph', 'heading'])
const shapes: Readonly<Record<string, Shape>> = {
  bulletList: 'bullet',
  orderedList: 'number',
  taskList: 'task',
  blockquote: 'quote',
  tableRow: 'cell',
}

interface Open {
  type: string
  attrs: Readonly<Record<string, unknown>>
}

/** Reads steps into lines. What went stands where it was; words that went from a line that stayed stand in it. */
export function linesOf(steps: readonly Step[], name = ''): ShownLine[] {
  const reading = new LineReading(name)
  for (const step of steps) reading.read(step)
  return reading.end()
}

class LineReading {
  readonly #name: string
  readonly #lines: ShownLine[] = []
  /** The nodes that are open in the text as it is, and as it was. */
  readonly #now: Open[] = []
  readonly #before: Open[] = []
  #line: ShownLine | null = null
  /** The line is in the text as it is; else only in the one before. */
  #stands = false

  constructor(name: string) {
    this.#name = name
  }

  read(step: Step): void {
    if (step.is === 'open') this.#open(step)
    else if (step.is === 'close') this.#close(step)
    else if (step.is === 'text')
      this.#say({
        op: step.op,
        text: step.text,
        by: step.by,
        marks: step.marks ?? [],
        reformatted: step.was !== undefined,
        isLink: false,
      })
    else if (step.is === 'leaf') {
      const label = step.type === 'itemLink' ? String(step.attrs?.label ?? 'link') : '\n'
      const isLink = step.type === 'itemLink'
      this.#say({ op: step.op, text: label, by: step.by, marks: [], reformatted: false, isLink })
    }
  }

  #open({ op, type, attrs = {}, was }: Extract<Step, { is: 'open' }>): void {
    if (op !== 'removed') this.#now.push({ type, attrs })
    if (op !== 'added') this.#before.push({ type, attrs: was ?? attrs })
    if (!textBlocks.has(type)) return
    const isNow = op !== 'removed'
    // Of two lines that became one, the words of the second go on in the first.
    if (!isNow && this.#line && this.#stands) return
    this.#settle()
    this.#begin(isNow)
  }

  #close({ op, type }: Extract<Step, { is: 'close' }>): void {
    if (textBlocks.has(type) && (op !== 'removed' ? this.#stands : !this.#stands)) this.#settle()
    if (op !== 'removed') this.#now.pop()
    if (op !== 'added') this.#before.pop()
  }

  #begin(stands: boolean): void {
    const around = stands ? this.#now : this.#before
    const [shape, depth, done] = shapeOf(around)
    this.#stands = stands
    this.#line = {
      is: 'line',
      op: stands ? 'added' : 'removed',
      shape,
      wasShape: null,
      depth,
      name: this.#name,
      done,
      runs: [],
    }
  }

  #say(run: ShownRun): void {
    if (this.#line === null) this.#begin(run.op !== 'removed')
    const line = this.#line
    if (line === null) return
    line.runs.push(run)
    if (run.op !== 'same') return
    line.op = 'same'
    const [shape] = shapeOf(this.#before)
    if (this.#before.length > 0 && shape !== line.shape) line.wasShape = shape
  }

  #settle(): void {
    const line = this.#line
    this.#line = null
    if (line === null || line.runs.every(({ text }) => text === '')) return
    const hasOnly = (op: Op) => line.runs.every((run) => run.op === op)
    // A line whose words all went, or all came, though the line itself stayed.
    if (line.op !== 'same') line.op = hasOnly('removed') ? 'removed' : hasOnly('added') ? 'added' : 'same'
    this.#lines.push(line)
  }

  end(): ShownLine[] {
    this.#settle()
    return this.#lines
  }
}

function shapeOf(around: readonly Open[]): [shape: Shape, depth: number, done: boolean] {
  const lists = around.filter(({ type }) => type.endsWith('List'))
  const holder = around.findLast(({ type }) => Object.hasOwn(shapes, type))
  const isHeading = around.at(-1)?.type === 'heading'
  const done = around.findLast(({ type }) => type === 'taskItem')?.attrs.checked === true
  if (isHeading && holder === undefined) return ['heading', 0, false]
  return [
    holder === undefined ? 'paragraph' : (shapes[holder.type] ?? 'paragraph'),
    Math.max(0, lists.length - 1),
    done,
  ]
}
