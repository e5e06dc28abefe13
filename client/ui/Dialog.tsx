import { useEffect, useState } from 'react'
import { later, useLater } from './later.ts'
import type { OverlayProps, SideOverlayProps } from './Overlay.tsx'

const overlays = later(() => import('./Overlay.tsx'))

/**
 * A question or a form over the page, which waits until it is closed. The focus goes into it and back again; Escape and a
 * click outside close it.
 */
export function Dialog(props: OverlayProps) {
  const [parts, opened] = useOverlays(props.opened)
  return parts && <parts.Overlay {...props} opened={opened} />
}

/** The same from the side, for what stands beside the text where there is room. */
export function Sheet(props: SideOverlayProps) {
  const [parts, opened] = useOverlays(props.opened)
  return parts && <parts.SideOverlay {...props} opened={opened} />
}

/** What draws it, and whether it is open: never in the first moment that it stands, so that the focus finds its way back. */
function useOverlays(wanted: boolean) {
  const [parts, ask] = useLater(overlays)
  const [stands, setStands] = useState(false)
  useEffect(() => {
    if (wanted) ask()
  }, [wanted, ask])
  useEffect(() => setStands(parts !== null), [parts])
  return [parts, wanted && stands] as const
}
