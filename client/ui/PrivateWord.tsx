import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** Says that something is private: its colour never stands without a lock and words. */
export function PrivateWord({ children = 'Private', icon = true }: { children?: ReactNode; icon?: boolean }) {
  return (
    <span className="privateWord">
      {icon && <Icon name="lock" />}
      {children}
    </span>
  )
}
