import { fullDay, shortDay } from './dates.ts'

/** A calendar day, brief to read and in full on hover. */
export function Day({ day }: { day: string }) {
  return (
    <time dateTime={day} title={fullDay(day)}>
      {shortDay(day)}
    </time>
  )
}
