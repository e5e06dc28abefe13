/** What a note has no place for, or what its author marked as gone where they copied it. */
type LeftOutKind = 'picture' | 'media' | 'deletion' | 'comment' | 'hidden'

/** How much of each kind was left out of something pasted. */
export type LeftOut = Map<LeftOutKind, number>

export function countLeftOut(left: LeftOut, kind: LeftOutKind): void {
  left.set(kind, (left.get(kind) ?? 0) + 1)
}

const inWords: Readonly<Record<LeftOutKind, (count: number) => string>> = {
  picture: (count) => (count === 1 ? 'a picture' : `${count} pictures`),
  media: () => 'embedded media',
  deletion: () => 'words marked as deleted',
  comment: (count) => (count === 1 ? 'a comment' : `${count} comments`),
  hidden: () => 'hidden text',
}

/** One sentence on what was left out; null where nothing was. */
export function leftOutSentence(left: LeftOut): string | null {
  if (left.size === 0) return null
  const parts = [...left].map(([kind, count]) => inWords[kind](count))
  const last = parts.pop() ?? ''
  const list = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`
  return `Pasted without ${list}. Everything else is in the note.`
}

export const filesRefused =
  'A note holds words and tables, not pictures or files. Nothing was pasted, and the note is as it was.'
export const tooMuchRefused =
  'That is too much to paste at once. Nothing was pasted, and the note is as it was. Please paste it in smaller parts.'
