import { useLayoutEffect } from 'react'

/** Hides everything but the page's own root, dialogs and menus too, and gives the tab a title that says nothing. */
export function useCovered(title: string): void {
  useLayoutEffect(() => {
    const plain = document.createElement('title')
    plain.textContent = title
    // The first title in the document is the one that counts.
    document.head.prepend(plain)
    document.documentElement.dataset.covered = ''
    return () => {
      plain.remove()
      delete document.documentElement.dataset.covered
    }
  }, [title])
}
