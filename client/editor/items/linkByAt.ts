import { Extension } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { caretMenu } from '../menu/caretMenu.ts'
import type { MenuStore } from '../menu/menuStore.ts'
import type { CaseItems } from './caseItems.ts'
import { findItems, type ItemOffer } from './findItems.ts'
import { itemsInNote } from './itemsInNote.ts'
import { putLink } from './linkItem.ts'

interface Options {
  store: MenuStore<ItemOffer> | null
  items: CaseItems | null
}

/** An `@` in any line of words opens the list of the case's items; the chosen one becomes a link there. */
export const LinkByAt = Extension.create<Options>({
  name: 'linkByAt',
  // Before the keys of rows, for which Enter and Tab go on to the next cell.
  priority: 1100,
  addOptions: () => ({ store: null, items: null }),
  addProseMirrorPlugins() {
    const { editor } = this
    const { store, items } = this.options
    if (store === null || items === null) return []
    return [
      caretMenu<ItemOffer>({
        editor,
        char: '@',
        store,
        find: (typed) =>
          findItems(editor.state.doc, items.read() ?? [], typed, {
            without: itemAround(editor.state.selection.$from),
          }),
        allow: ({ parent, depth }) => {
          const link = parent.type.schema.nodes.itemLink
          return depth >= 2 && link !== undefined && parent.type.contentMatch.matchType(link) !== null
        },
        take: putLink,
      }),
    ]
  },
})

/** The id of the item that the caret is in: nothing links to itself. */
function itemAround($at: ResolvedPos): Set<string> {
  const items = itemsInNote($at.doc)
  const around = Array.from({ length: $at.depth }, (_, depth): unknown => $at.node(depth + 1).attrs.id)
  return new Set(around.flatMap((id) => (typeof id === 'string' && items.has(id) ? [id] : [])))
}
