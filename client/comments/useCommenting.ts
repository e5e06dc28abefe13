import { useEffect, useRef } from 'react'
import type { Comments } from './useComments.ts'

/** Ctrl or ⌘ with Alt and M. With Alt, a keyboard may write another sign than the letter on the key. */
const isCommentKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey && event.code === 'KeyM'

/**
 * The ways from the text to what is said about it: the keys that comment on what is chosen, and a click on a passage or a cell
 * that was commented on. `show` brings the comments into sight. Gives the act of commenting, for buttons.
 */
export function useCommenting(comments: Comments, show: (why: 'comment' | 'read') => void): (() => void) | undefined {
  const { editor, mayComment } = comments
  const acts = useRef({ comment: () => {}, read: (_event: MouseEvent) => {} })
  acts.current = {
    comment() {
      comments.begin()
      show('comment')
    },
    read({ target, clientX, clientY }) {
      const thread = target instanceof Element ? comments.threadUnder(target, clientX, clientY) : null
      if (thread === null) return
      comments.setActive(thread)
      show('read')
    },
  }
  useEffect(() => {
    if (!editor || editor.isDestroyed || !mayComment) return
    const onKey = (event: KeyboardEvent) => {
      if (!isCommentKey(event)) return
      event.preventDefault()
      acts.current.comment()
    }
    // Before the editor and its cells, which take some keys for themselves.
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [editor, mayComment])
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    const text = editor.view.dom
    const onClick = (event: MouseEvent) => acts.current.read(event)
    text.addEventListener('click', onClick)
    return () => text.removeEventListener('click', onClick)
  }, [editor])
  const comment = useRef(() => acts.current.comment()).current
  return mayComment ? comment : undefined
}
