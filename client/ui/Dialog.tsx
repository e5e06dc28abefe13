import { Drawer, Modal } from '@mantine/core'
import type { ReactNode } from 'react'

interface DialogProps {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

const still = { duration: 0 }

/**
 * A question or a form over the page, which waits until it is closed. The focus goes into it and back again; Escape and a
 * click outside close it.
 */
export function Dialog({ opened, onClose, title, children }: DialogProps) {
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

/** The same from the side, for what stands beside the text where there is room. */
export function Sheet({ opened, onClose, title, side, children }: DialogProps & { side: 'left' | 'right' }) {
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
