import { Extension } from '@tiptap/core'
import type { PracticeSettings } from '../../../shared/api/practice.ts'
import { caretMenu } from './caretMenu.ts'
import type { MenuStore } from './menuStore.ts'
import { findOffers, isReady, type Offer } from './offers.ts'

/** A slash at the beginning of a line or after a space opens a menu of what can be inserted; Esc closes it. */
export const Slash = Extension.create<{
  store: MenuStore<Offer> | null
  offers: (() => readonly Offer[]) | null
  practice: (() => PracticeSettings | undefined) | null
}>({
  name: 'slash',
  addOptions: () => ({ store: null, offers: null, practice: null }),
  addProseMirrorPlugins() {
    const { store, offers, practice } = this.options
    if (store === null || offers === null || practice === null) return []
    return [
      caretMenu<Offer>({
        editor: this.editor,
        char: '/',
        store,
        find: (typed) =>
          findOffers(
            offers().filter((offer) => isReady(offer, practice())),
            typed,
          ),
        allow: ({ parent, depth }) => depth >= 2 && parent.type.name === 'paragraph',
        take: (editor, range, offer) => {
          editor.chain().focus().deleteRange(range).run()
          offer.insert(editor, practice())
        },
      }),
    ]
  },
})
