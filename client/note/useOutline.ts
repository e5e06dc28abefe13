import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { displayOf, type NoteDisplay } from '../editor/display.ts'

export type OutlineState = Pick<NoteDisplay, 'outline' | 'current'>

/** The note's sections and where the caret is, once a frame at most; a keystroke that changes neither draws nothing. */
export function useOutline(editor: Editor | null): OutlineState {
  const [shown, setShown] = useState<OutlineState>({ outline: [], current: null })
  useEffect(() => {
    if (!editor) return
    let frame = 0
    const look = () => {
      frame = 0
      if (editor.isDestroyed) return
      const { outline, current } = displayOf(editor.state)
      setShown((before) => (before.outline === outline && before.current === current ? before : { outline, current }))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    editor.on('transaction', soon)
    return () => {
      editor.off('transaction', soon)
      cancelAnimationFrame(frame)
    }
  }, [editor])
  return shown
}
