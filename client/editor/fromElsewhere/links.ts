import { safeHref } from '../../../shared/note/nodes/link.ts'
import { all, unwrap, withoutStyles, wordsOf } from './elements.ts'

/** Services that put an address of their own before the one that is meant. */
const detours: readonly { host: RegExp; path: string; name: string }[] = [
  { host: /^(www\.)?google\.[a-z.]+$/, path: '/url', name: 'q' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: '/', name: 'url' },
]

/**
 * Links lead straight to what is meant. An address that a note cannot lead to but a person could (`http`) stays as words
 * behind the link's own; any other is gone, as the words alone.
 */
export function tidyLinks(body: HTMLElement): void {
  for (const link of all(body, 'a')) {
    const address = meant(link.getAttribute('href') ?? '')
    const href = safeHref(address)
    // Every program underlines its links; that is not the author's emphasis.
    for (const part of [link, ...all(link, '[style]')]) withoutStyles(part, 'text-decoration')
    for (const line of all(link, 'u')) unwrap(line)
    if (href !== null) {
      link.setAttribute('href', href)
      continue
    }
    if (/^http:\/\//i.test(address) && wordsOf(link) !== address) link.append(` (${address})`)
    unwrap(link)
  }
}

function meant(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  const detour = detours.find(({ host, path }) => host.test(url.hostname) && url.pathname === path)
  return (detour && url.searchParams.get(detour.name)) || address
}
