import type { MantineThemeOverride } from '@mantine/core'

/**
 * Mantine runs headless: its menus and dialogs bring behaviour (focus, keyboard, roles), and every look is ours, in
 * overlays.css. So there is one set of colours and no second theme to keep in step. The components are named here, not
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
      defaultProps: {
        transitionProps: { duration: 0 },
        position: 'bottom-end',
        offset: 6,
        // In its place in the document, and with nothing in it but its items: so it reads as a menu of where it stands.
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
    Modal: {
      classNames: {
        overlay: 'dialogOverlay',
        inner: 'dialogInner',
        content: 'dialogContent',
        title: 'dialogTitle',
        body: 'dialogBody',
      },
    },
    Drawer: {
      classNames: { overlay: 'dialogOverlay', inner: 'drawerInner', content: 'drawerContent', title: 'dialogTitle' },
    },
  },
}
