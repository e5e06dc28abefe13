import { unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'

/** What stands in a Word file: its words, its styles, and where its links lead. */
export function readDocx(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const parts = Object.entries(files).filter(([name]) => /\.(xml|rels)$/.test(name))
  const read = new Map(parts.map(([name, data]) => [name, Buffer.from(data).toString('utf8')]))
  const text = (name: RegExp) => [...read].flatMap(([path, xml]) => (name.test(path) ? [wordsOf(xml)] : [])).join(' ')
  const body = read.get('word/document.xml') ?? ''
  return {
    body: text(/^word\/document\.xml$/),
    edges: text(/^word\/(header|footer)\d+\.xml$/),
    headings: [...body.matchAll(/<w:pStyle w:val="(Heading\d)"/g)].map(([, style]) => style),
    tables: body.split('<w:tbl>').length - 1,
    links: [...read.values()].flatMap((xml) =>
      [...xml.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(([, to]) => to),
    ),
    fields: [...read.values()].join('').match(/instrText[^>]*>(?:PAGE|NUMPAGES)/g)?.length ?? 0,
  }
}

/** Parses as XML, so that a file that Word would refuse fails here. */
function wordsOf(xml: string): string {
  const { window } = new JSDOM(xml, { contentType: 'application/xml' })
  const breaks = '\n'
  const walk = (node: Node): string => {
    if (node.nodeName === 'w:t') return node.textContent ?? ''
    if (['w:br', 'w:tab'].includes(node.nodeName)) return breaks
    const inner = [...node.childNodes].map(walk).join('')
    return node.nodeName === 'w:p' ? `${inner}${breaks}` : inner
  }
  return walk(window.document)
}
