import { parentPort } from 'node:worker_threads'
import { writeDocx } from './docx/writeDocx.ts'
import { writePdf } from './pdf/writePdf.ts'
import type { FileWriter, ToPrinter } from './printed.ts'

/*
 * The thread that makes one file: it takes a head, then notes, then the end, and answers with the file's bytes. What is laid
 * out here never keeps the server's own thread from whoever writes.
 */
let writer: FileWriter | undefined

async function take(message: ToPrinter): Promise<void> {
  switch (message.kind) {
    case 'head':
      writer = message.format === 'pdf' ? writePdf(message.head) : writeDocx(message.head)
      return
    case 'note':
      writer?.add(message.note)
      return
    case 'end': {
      const file = await writer?.end(message.threads)
      if (file) parentPort?.postMessage(file)
    }
  }
}

parentPort?.on('message', (message: ToPrinter) => {
  void take(message)
})
