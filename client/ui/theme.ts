import type { MantineThemeOverride } from '@mantine/core'

/**
 * Mantine runs headless: its menus and dialogs bring behaviour (focus, keyboard, roles), and every look is ours, in
 * controls.css and overlays.css. So there is one set of colours and no second theme to keep in step. The components are named here, not
 * imported, so that a page loads only those that it shows.
 */
export const theme: MantineThemeOverride = {
  respectReducedMotion: true,
  components: {
    Menu: {
      classNames: {
        dropdown: 'menu',
        item: 'menuItem',
        itemLabel: 'menuItemLabel',
        label: 'menuLabel',
        divider: 'menuDivider',
      },
      defaultProps: { transitionProps: { duration: 0 }, position: 'bottom-end', offset: 6 },
    },
    Modal: {
      classNames: {
        overlay: 'dialogOverlay',
        inner: 'dialogInner',
        content: 'dialogContent',
        title: 'dialogTitle',
        body: 'dialogBody',
      },
      defaultProps: { transitionProps: { duration: 0 }, withCloseButton: false, lockScroll: false },
    },
    Drawer: {
      classNames: { overlay: 'dialogOverlay', inner: 'drawerInner', content: 'drawerContent', title: 'dialogTitle' },
      defaultProps: { transitionProps: { duration: 0 }, withCloseButton: false, lockScroll: false },
    },
  },
}
