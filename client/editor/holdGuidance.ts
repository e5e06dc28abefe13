/**
 * Keeps the guidance that shows where it is until the pointer is released: the focus moves as soon as something is
 * pressed, and if lines above it came or went by that, the release, and with it the click, would hit something else.
 */
export function holdGuidance(): void {
  const shown = [...document.querySelectorAll<HTMLElement>('.guidance')].filter((one) => one.checkVisibility())
  for (const one of shown) one.dataset.held = ''
  const until = new AbortController()
  const release = () => {
    until.abort()
    for (const one of shown) delete one.dataset.held
  }
  // The click comes with the release: guidance moves after it.
  for (const end of ['pointerup', 'pointercancel', 'dragend'])
    addEventListener(end, () => setTimeout(release), { signal: until.signal })
}
