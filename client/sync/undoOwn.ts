import * as Y from 'yjs'
import { letCopiesStandForThemselves, withoutOtherCopies } from './undoInPlace.ts'

/**
 * Lets an undo manager find the places of what it brings back, and take back nothing that a colleague has written in since.
 * Taking back that something was added removes it with everything in it: a row with a colleague's words then stays, with its
 * cells, and only one's own words in it go. Stock, the words would go too, and nobody would know.
 */
export function keepWhatColleaguesWrote(undoing: Y.UndoManager): void {
  // An editor may be mounted anew with the manager that it had.
  if (keeping.has(undoing)) return
  keeping.add(undoing)
  const { undo, redo, deleteFilter } = undoing
  let taking: Step | undefined
  const take = (from: 'undoStack' | 'redoStack', stock: () => Step | null) => () => {
    // One step after the other until one of them does something, as stock does in one go.
    for (;;) {
      const steps = undoing[from]
      taking = steps.pop()
      if (!taking) return null
      undoing[from] = [taking]
      let taken: Step | null
      try {
        taken = withoutOtherCopies(undoing, taking, stock)
      } finally {
        undoing[from] = [...steps, ...undoing[from]]
      }
      letCopiesStandForThemselves(undoing)
      if (taken) return taken
    }
  }
  undoing.undo = take('undoStack', () => undo.call(undoing))
  undoing.redo = take('redoStack', () => redo.call(undoing))
  undoing.deleteFilter = (item) =>
    deleteFilter(item) && !(taking && isKept(item, taking.insertions, undoing.doc.clientID))
}

type Step = Y.UndoManager['undoStack'][number]

const keeping = new WeakSet<Y.UndoManager>()

type Insertions = Step['insertions']

/** Whether an item is a part or a cell of something that was added in this step and that a colleague wrote in. */
function isKept(item: Y.Item, step: Insertions, own: number): boolean {
  const isCell = item.parentSub !== null
  if (!isCell && !(item.content instanceof Y.ContentType)) return false
  if (!isCell && holdsColleague(item, step, own)) return true
  for (let at = parentOf(item); at !== null && Y.isDeleted(step, at.id); at = parentOf(at))
    if (holdsColleague(at, step, own)) return true
  return false
}

const parentOf = ({ parent }: Y.Item): Y.Item | null => (parent instanceof Y.AbstractType ? parent._item : null)

/** Whether anything stands in it that neither this page nor whoever made the step wrote. */
function holdsColleague(element: Y.Item, step: Insertions, own: number): boolean {
  const waiting = [element]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!(at.content instanceof Y.ContentType)) continue
    const { _start, _map } = at.content.type
    const inside = [..._map.values()]
    for (let child = _start; child !== null; child = child.right) inside.push(child)
    for (const child of inside) {
      if (child.deleted) continue
      if (child.id.client !== own && !step.clients.has(child.id.client)) return true
      waiting.push(child)
    }
  }
  return false
}
