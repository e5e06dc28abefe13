/** A card that would like to stand at a height, and how high it is itself. Pixels. */
export interface Wish {
  readonly top: number
  readonly height: number
}

const gap = 14

/**
 * Where cards stand that would each like to be level with something: as near as they can without covering each other, none
 * above `least`. The one that is looked at comes first: others make room for it as far as there is any. They come in order.
 */
export function levels(wishes: readonly Wish[], active: number | null, least = 0): number[] {
  const tops: number[] = []
  const stack = (from: number) => {
    for (let index = from; index < wishes.length; index++) {
      const above = index === 0 ? least : (tops[index - 1] ?? 0) + (wishes[index - 1]?.height ?? 0) + gap
      tops[index] = Math.max(wishes[index]?.top ?? 0, above)
    }
  }
  stack(0)
  const wish = active === null ? undefined : wishes[active]
  if (active === null || wish === undefined) return tops
  const highest = wishes.slice(0, active).reduce((bottom, { height }) => bottom + height + gap, least)
  tops[active] = Math.max(wish.top, highest)
  for (let index = active - 1; index >= 0; index--)
    tops[index] = Math.min(tops[index] ?? 0, (tops[index + 1] ?? 0) - (wishes[index]?.height ?? 0) - gap)
  stack(active + 1)
  return tops
}
