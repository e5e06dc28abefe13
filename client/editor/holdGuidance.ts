import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** In milliseconds: how long after its release a touch may still become a click. */
const clickComes = 500

/**
 * Keeps the guidance as it is shown while something in the note is pressed, until the click has come. The press moves
 * the focus, and guidance goes with the focus: lines that came or went before the release would put something else
 * under the pointer, and the click would be lost. It is not said with `:active`, which ends before the release is
 * told to anything.
 */
export const HoldGuidance = Extension.create({
  name: 'holdGuidance',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: ({ dom }) => {
        const press = () => hold(dom)
        dom.addEventListener('pointerdown', press, { capture: true })
        return { destroy: () => dom.removeEventListener('pointerdown', press, { capture: true }) }
      },
    }),
  ],
})

function hold(note: HTMLElement): void {
  if (note.dataset.pressed !== undefined) return
  const shown = [...note.querySelectorAll<HTMLElement>('.guidance')].filter((one) => one.checkVisibility())
  for (const one of shown) one.dataset.held = ''
  note.dataset.pressed = ''
  const pressed = new AbortController()
  const release = () => {
    pressed.abort()
    for (const one of shown) delete one.dataset.held
    delete note.dataset.pressed
  }
  const { signal } = pressed
  // On the way up, so that whatever listens for the click has had it where it was.
  window.addEventListener('click', release, { signal })
  window.addEventListener('pointerup', () => setTimeout(release, clickComes), { signal })
  for (const end of ['pointercancel', 'dragend', 'blur']) window.addEventListener(end, release, { signal })
}
