import { Drawer, Modal } from '@mantine/core'
import type { ReactNode } from 'react'

export interface OverlayProps {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

export interface SideOverlayProps extends OverlayProps {
  side: 'left' | 'right'
}

const still = { duration: 0 }

/** What a dialog is drawn with. */
export function Overlay({ opened, onClose, title, children }: OverlayProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} transitionProps={still} lockScroll={false}>
      <Modal.Overlay />
      <Modal.Content>
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
