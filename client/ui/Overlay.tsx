import { Drawer, Modal } from '@mantine/core'
import type { ReactNode } from 'react'

interface AnyOverlayProps {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

export interface OverlayProps extends AnyOverlayProps {
  /** For what holds text of a note. */
  wide?: boolean
}

export interface SideOverlayProps extends AnyOverlayProps {
  side: 'left' | 'right'
}

const still = { duration: 0 }

/** What a dialog is drawn with. */
export function Overlay({ opened, onClose, title, wide = false, children }: OverlayProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} transitionProps={still} lockScroll={false}>
      <Modal.Overlay />
      <Modal.Content {...(wide ? { 'data-wide': true } : {})}>
        <Modal.Title>{title}</Modal.Title>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** What a sheet is drawn with. */
export function SideOverlay({ opened, onClose, title, side, children }: SideOverlayProps) {
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position={side}
      transitionProps={still}
      lockScroll={false}
      attributes={{ inner: { 'data-side': side } }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Title>{title}</Drawer.Title>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
