import { HeadlessMantineProvider } from '@mantine/core'
import { Outlet } from 'react-router'
import { KeepingProvider } from '../keep/KeepingProvider.tsx'
import { useShadeKey } from './shade.ts'
import { theme } from './theme.ts'

/** What stands inside may use Mantine's menus and dialogs. Signing in needs none and loads none. */
export function Behaviours() {
  useShadeKey()
  return (
    <HeadlessMantineProvider theme={theme}>
      <KeepingProvider>
        <Outlet />
      </KeepingProvider>
    </HeadlessMantineProvider>
  )
}
