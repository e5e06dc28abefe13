import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState, useSyncExternalStore } from 'react'
import type { Values } from '../../../shared/note/attributes.ts'
import type { itemLinkRules } from '../../../shared/note/nodes/itemLink.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useNoteSurroundings } from '../noteContext.ts'
import { goToItem } from './foundItem.ts'
import { ItemCard } from './ItemCard.tsx'
import { itemsInNote } from './itemsInNote.ts'
import { isDone, type ShownLink, shownLink } from './shownLink.ts'
import { briefWords, kindWords } from './words.ts'

/**
 * The sign of an item and the words that it has now. The keyboard reaches it; Enter or a click leads to the item, in this
 * note or in the one where it stands, and a card under it says where that is.
 */
export function LiveLink({ editor, link }: { editor: Editor; link: Values<typeof itemLinkRules> }) {
  const { items } = useNoteSurroundings()
  const here = useEditorState({
    editor,
    selector: ({ editor }) => (link.to === null ? null : (itemsInNote(editor.state.doc).get(link.to) ?? null)),
  })
  const elsewhere = useSyncExternalStore(items.subscribe, items.read)
  const shown = shownLink(link, here, elsewhere)
  const [card, setCard] = useState<DOMRect | null>(null)
  const anchor = useRef<HTMLAnchorElement>(null)
  const cardId = useId()
  const isLeading = shown.at === 'here' || shown.at === 'elsewhere'

  const open = (event: MouseEvent) => {
    // A new tab is the browser's own affair.
    if (!isLeading || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    setCard(null)
    if (shown.at === 'here') goToItem(editor, shown.item.id)
    else items.open(shown.item.noteId, shown.item.id)
  }
  const show = () => setCard(anchor.current?.getBoundingClientRect() ?? null)
  const hide = () => setCard(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || card === null) return
    event.stopPropagation()
    hide()
  }
  return (
    <span className="itemLink" data-at={shown.at}>
      {isLeading ? (
        <a
          ref={anchor}
          href={hrefOf(shown)}
          draggable={false}
          aria-describedby={card === null ? undefined : cardId}
          onClick={open}
          onFocus={show}
          onBlur={hide}
          onMouseEnter={show}
          onMouseLeave={hide}
          onKeyDown={onKeyDown}
        >
          <LinkWords shown={shown} />
          {card !== null && <ItemCard id={cardId} shown={shown} under={card} />}
        </a>
      ) : (
        <LinkWords shown={shown} />
      )}
    </span>
  )
}

function LinkWords({ shown }: { shown: ShownLink }) {
  return (
    <>
      <Icon name={iconOf(shown)} />
      <span className="visuallyHidden">{shown.kind === null ? 'Link' : kindWords[shown.kind]}: </span>
      {shown.words === '' ? <i>no words yet</i> : briefWords(shown.words)}
      {shown.at === 'removed' && <small> (removed)</small>}
    </>
  )
}

const iconOf = (shown: ShownLink): IconName =>
  shown.kind === null ? 'link' : isDone(shown) ? 'actionDone' : shown.kind

const hrefOf = (shown: ShownLink): string | undefined =>
  shown.at === 'here'
    ? `#item-${shown.item.id}`
    : shown.at === 'elsewhere'
      ? `/notes/${shown.item.noteId}#item-${shown.item.id}`
      : undefined
