import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { CellMarks } from './cellMarks.ts'
import { type Commented, type Place, placesIn } from './place.ts'

/** Something that was said, by an id of its own. */
export interface Marked extends Commented {
  readonly id: string
}

interface Shown {
  readonly marked: readonly Marked[]
  /** The one that is looked at. */
  readonly active: string | null
  readonly places: ReadonlyMap<string, Place>
}

const nothing: Shown = { marked: [], active: null, places: new Map() }
const passagesKey = new PluginKey<Shown>('passages')

/** After this pause in what is written, by whomever, each passage is looked for anew. Milliseconds. */
const PAUSE = 150

/** Where everything that is marked stands now: the same object for as long as nothing of it changes. */
export const placesOf = (state: EditorState): ReadonlyMap<string, Place> =>
  (passagesKey.getState(state) ?? nothing).places

/** Marks these in the note, in the place of what was marked before. */
export function markPassages(editor: Editor, marked: readonly Marked[], active: string | null): void {
  if (editor.isDestroyed) return
  const { state, view } = editor
  const known = passagesKey.getState(state)
  if (known?.marked === marked && known.active === active) return
  view.dispatch(state.tr.setMeta(passagesKey, { ...look(state, marked), active }))
}

/** Looks for one passage at this moment. */
export const placeNow = (editor: Editor, commented: Commented): Place =>
  placesIn(editor.state, [commented])[0] ?? { kind: 'gone' }

/** The marked passage at a position; of several the shortest. */
export function passageAt(state: EditorState, position: number): string | null {
  const around = [...placesOf(state)].flatMap(([id, place]) =>
    place.kind === 'passage' && place.from <= position && position <= place.to ? [{ id, ...place }] : [],
  )
  return around.toSorted((one, other) => one.to - one.from - (other.to - other.from))[0]?.id ?? null
}

/** Underlines passages and marks cells that somebody said something about. It only draws: nothing here changes the text. */
export const Passages = Extension.create<{ cells: CellMarks | null }>({
  name: 'passages',
  addOptions: () => ({ cells: null }),
  addProseMirrorPlugins() {
    const { cells } = this.options
    return [
      new Plugin<Shown>({
        key: passagesKey,
        state: { init: () => nothing, apply },
        props: { decorations: drawn },
        view: (view) => watch(view, cells),
      }),
    ]
  },
})

function apply(transaction: Transaction, before: Shown): Shown {
  const told: Shown | undefined = transaction.getMeta(passagesKey)
  if (told !== undefined) return told
  if (!transaction.docChanged || before.places.size === 0) return before
  const { mapping } = transaction
  const moved = [...before.places].map(([id, place]): [string, Place] => {
    if (place.kind === 'cell') return [id, { ...place, at: mapping.map(place.at) }]
    if (place.kind !== 'passage') return [id, place]
    // What is written at its ends is beside it.
    const [from, to] = [mapping.map(place.from, 1), mapping.map(place.to, -1)]
    return [id, from < to ? { ...place, from, to } : { kind: 'gone' }]
  })
  return { ...before, places: new Map(moved) }
}

function look(state: EditorState, marked: readonly Marked[]): Omit<Shown, 'active'> {
  const places = placesIn(state, marked)
  return { marked, places: new Map(marked.map(({ id }, index) => [id, places[index] ?? { kind: 'gone' }])) }
}

function drawn(state: EditorState): DecorationSet {
  const { places, active } = passagesKey.getState(state) ?? nothing
  const decorations = [...places].flatMap(([id, place]) => {
    const look = id === active ? ' isActive' : ''
    if (place.kind === 'passage') return [Decoration.inline(place.from, place.to, { class: `passage${look}` })]
    const row = place.kind === 'cell' && place.cell === null ? state.doc.nodeAt(place.at) : null
    return row === null || place.kind !== 'cell'
      ? []
      : [Decoration.node(place.at, place.at + row.nodeSize, { class: `commentedRow${look}` })]
  })
  return DecorationSet.create(state.doc, decorations)
}

/** Looks for the passages anew after each pause in writing, and tells the cells. */
function watch(view: EditorView, cells: CellMarks | null) {
  let pause: ReturnType<typeof setTimeout> | undefined
  let last: Shown | undefined
  const lookAgain = () => {
    const { marked, active } = passagesKey.getState(view.state) ?? nothing
    if (view.isDestroyed || marked.length === 0) return
    const found = look(view.state, marked)
    if (JSON.stringify([...found.places]) === JSON.stringify([...placesOf(view.state)])) return
    view.dispatch(view.state.tr.setMeta(passagesKey, { ...found, active }))
  }
  const tellCells = () => {
    const shown = passagesKey.getState(view.state) ?? nothing
    if (shown === last) return
    last = shown
    cells?.become(
      [...shown.places].flatMap(([id, place]) =>
        place.kind === 'cell' && place.cell !== null
          ? [
              {
                node: place.node,
                cell: place.cell,
                mark: id === shown.active ? ('active' as const) : ('commented' as const),
              },
            ]
          : [],
      ),
    )
  }
  return {
    update: (_: EditorView, before: EditorState) => {
      tellCells()
      if (before.doc.eq(view.state.doc)) return
      clearTimeout(pause)
      pause = setTimeout(lookAgain, PAUSE)
    },
    destroy: () => clearTimeout(pause),
  }
}
