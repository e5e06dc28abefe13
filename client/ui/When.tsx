import { briefly, inFull } from './dates.ts'

/** A moment, brief to read and in full on hover. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={inFull(at)}>
      {briefly(at)}
    </time>
  )
}
