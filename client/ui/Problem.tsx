import { Icon } from './Icon.tsx'

/** What went wrong, as a sentence, spoken when it appears. */
export function Problem({ children }: { children: string }) {
  return (
    <p className="problem" role="alert">
      <Icon name="attention" />
      <span>{children}</span>
    </p>
  )
}
