import type { ComponentProps } from 'react'
import { Icon, type IconName } from './Icon.tsx'

interface ButtonProps extends ComponentProps<'button'> {
  /** `main` is a screen's one act, `quiet` looks like a link. */
  variant?: 'main' | 'plain' | 'quiet'
  icon?: IconName
}

export function Button({ variant = 'plain', icon, children, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={className ? `button ${className}` : 'button'} data-variant={variant}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
