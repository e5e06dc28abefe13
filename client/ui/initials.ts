/** Titles that stand before a name and are no part of its initials. */
const titles = /^(dr|prof|mr|ms|mrs|mx)\.?$/i

/** Two letters for a name: the first of its first and last words, titles aside. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '' && !titles.test(word))
  const first = words[0] ?? name
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

/** How colleagues call each other in a place too small for the whole name. */
export const firstNameOf = (name: string): string => {
  const words = name.split(/\s+/)
  const titled = titles.test(words[0] ?? '')
  return titled ? words.slice(-1).join('') : (words[0] ?? name)
}
