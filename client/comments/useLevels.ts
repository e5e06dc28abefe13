import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Place } from '../editor/passages/place.ts'
import { topOf } from './goToPassage.ts'
import { levels } from './levels.ts'

/** A card and the place that it is about. */
interface Card {
  readonly id: string
  readonly place: Place
}

interface Levels {
  /** Where the cards stand, from the upper edge of what holds them. */
  tops: ReadonlyMap<string, number>
  /** How high that has to be for all of them. */
  height: number
}

/** Keeps cards level with what they are about, through writing, resizing and the growing of cards. */
export function useLevels(
  editor: Editor | null,
  holder: RefObject<HTMLElement | null>,
  cards: readonly Card[],
  active: string | null,
): Levels {
  const [found, setFound] = useState<Levels>({ tops: new Map(), height: 0 })
  const measure = useRef(() => {})
  measure.current = () => {
    const element = holder.current
    if (!element || !editor || editor.isDestroyed) return
    const origin = element.getBoundingClientRect().top
    const wished = cards
      .map(({ id, place }) => ({
        id,
        top: (topOf(editor, place) ?? origin) - origin,
        height: element.querySelector<HTMLElement>(`[data-card="${id}"]`)?.offsetHeight ?? 0,
      }))
      .toSorted((one, other) => one.top - other.top)
    const index = wished.findIndex(({ id }) => id === active)
    const tops = levels(wished, index < 0 ? null : index)
    const last = wished.length - 1
    const next = {
      tops: new Map(wished.map(({ id }, place) => [id, Math.round(tops[place] ?? 0)])),
      height: last < 0 ? 0 : Math.round((tops[last] ?? 0) + (wished[last]?.height ?? 0)),
    }
    setFound((before) =>
      before.height === next.height && JSON.stringify([...before.tops]) === JSON.stringify([...next.tops])
        ? before
        : next,
    )
  }
  useLayoutEffect(() => measure.current())
  useEffect(() => {
    const element = holder.current
    if (!element || !editor || editor.isDestroyed) return
    const observer = new ResizeObserver(() => measure.current())
    observer.observe(editor.view.dom)
    for (const card of element.querySelectorAll('[data-card]')) observer.observe(card)
    const change = new MutationObserver(() => {
      for (const card of element.querySelectorAll('[data-card]')) observer.observe(card)
    })
    change.observe(element, { childList: true })
    return () => {
      observer.disconnect()
      change.disconnect()
    }
  }, [editor, holder])
  return found
}
