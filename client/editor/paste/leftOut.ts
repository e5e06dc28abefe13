/** What a note cannot hold, or should not, counted while it is taken out of something that is being pasted. */
export interface LeftOut {
  images: number
  /** Passages that track changes had marked as deleted. */
  deletions: number
  comments: number
  /** Passages that were not to be seen where they came from. */
  hidden: number
  /** Links whose address no note leads to. Their words stay. */
  addresses: number
}

export const nothingLeftOut = (): LeftOut => ({ images: 0, deletions: 0, comments: 0, hidden: 0, addresses: 0 })

const names: Readonly<Record<keyof LeftOut, readonly [one: string, many: string]>> = {
  images: ['image or drawing', 'images or drawings'],
  deletions: ['passage that was marked as deleted', 'passages that were marked as deleted'],
  comments: ['comment', 'comments'],
  hidden: ['hidden passage', 'hidden passages'],
  addresses: ['link’s address, which is neither https nor mail', 'links’ addresses, which are neither https nor mail'],
}

/** `Not taken over from what you pasted: 2 images or drawings and 1 comment. …`; null where nothing was left out. */
export function leftOutInWords(left: LeftOut): string | null {
  const order: readonly (keyof LeftOut)[] = ['images', 'deletions', 'comments', 'hidden', 'addresses']
  const parts = order
    .filter((what) => left[what] > 0)
    .map((what) => `${left[what]} ${names[what][left[what] === 1 ? 0 : 1]}`)
  const last = parts.pop()
  if (last === undefined) return null
  const list = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`
  return `Not taken over from what you pasted: ${list}. All other words are here.`
}
