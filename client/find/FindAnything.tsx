import { lazy, Suspense, useEffect, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import './find.css'

const FindDialog = lazy(async () => ({ default: (await import('./FindDialog.tsx')).FindDialog }))

const onApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The way to everything: a field in the bar, and Ctrl K or ⌘ K wherever the focus is. */
export function FindAnything() {
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const asks = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK'
      // Nothing is found behind the lock screen, nor over another question.
      if (!asks || document.querySelector('html[data-covered]')) return
      event.preventDefault()
      if (document.querySelector('[role=dialog]') === null) setOpened(true)
    }
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [])
  return (
    <>
      <button type="button" className="findButton" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpened(true)}>
        <Icon name="find" />
        <span className="findWord">Find anything</span>
        <span className="findKeys" aria-hidden="true">
          {onApple ? '⌘ K' : 'Ctrl K'}
        </span>
      </button>
      {opened && (
        <Suspense fallback={null}>
          <FindDialog onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
