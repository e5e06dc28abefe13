import PDFDocument from 'pdfkit'
import type { FileWriter, PrintedHead } from '../printed.ts'
import { openFonts } from './fonts.ts'
import { typesetter } from './lines.ts'
import { drawNote, drawThreads } from './note.ts'
import { openSheet } from './sheet.ts'

/** PDF/UA-1. The types of pdfkit do not know it yet. */
const accessible: object = { subset: 'PDF/UA' }

/** A tagged PDF (PDF/UA-1): its headings, lists and tables are there for whoever listens to it, its fonts are in it. */
export function writePdf(head: PrintedHead): FileWriter {
  const at = new Date(head.at)
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    ...accessible,
    tagged: true,
    lang: 'en',
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    info: { Title: head.title, Author: head.practice, Creator: 'Throughline', CreationDate: at, ModDate: at },
  })
  const chunks: Uint8Array[] = []
  const written = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
  const sheet = openSheet(doc, typesetter(doc, openFonts(doc)))
  const root = doc.struct('Document')
  doc.addStructure(root)
  return {
    add: (note) => drawNote(sheet, root, head, note),
    end(threads) {
      if (threads !== null) drawThreads(sheet, root, head, threads)
      root.end()
      sheet.finish()
      doc.end()
      return written
    },
  }
}
