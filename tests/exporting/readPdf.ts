import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What another program reads in a PDF. */
export interface ReadPdf {
  /** The words of each page, a space between what is drawn apart. */
  pages: string[]
  /** The kinds of elements in its structure. */
  tags: Set<string>
  lang: string | null
  title: string
  /** Where its links lead. */
  links: string[]
  /** Its bytes as far as they are text. */
  raw: string
}

/** Reads a PDF with pdf.js, which knows nothing of how it was made. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const raw = Buffer.from(bytes).toString('latin1')
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await loading.promise
  const read: ReadPdf = { pages: [], tags: new Set(), lang: null, title: '', links: [], raw }
  const { info } = await pdf.getMetadata()
  read.lang = 'Language' in info ? String(info.Language) : null
  read.title = 'Title' in info ? String(info.Title) : ''
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    read.pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    collect(await page.getStructTree(), read.tags)
    for (const annotation of await page.getAnnotations()) {
      const { url, unsafeUrl }: { url?: unknown; unsafeUrl?: unknown } = annotation
      read.links.push(String(url ?? unsafeUrl))
    }
  }
  await loading.destroy()
  return read
}

function collect(node: unknown, tags: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('role' in node) tags.add(String(node.role))
  if ('children' in node && Array.isArray(node.children)) for (const child of node.children) collect(child, tags)
}

/** Words of letters and figures with how often each stands there. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The words of `wanted` that `found` has less often. */
export const missingWords = (wanted: string, found: string): string[] => {
  const has = countWords(found)
  return [...countWords(wanted)].flatMap(([word, count]) => ((has.get(word) ?? 0) < count ? [word] : []))
}
