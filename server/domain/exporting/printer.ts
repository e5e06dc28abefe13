import { Worker } from 'node:worker_threads'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { PrintedHead, PrintedNote, PrintedThreads, PrintFormat, ToPrinter } from './printed.ts'

/** A file in the making. */
interface Printing {
  add(note: PrintedNote): void
  end(threads: PrintedThreads | null): Promise<Uint8Array<ArrayBuffer>>
}

/** Makes files of notes in threads of their own, a few at a time. */
export interface Printer {
  /**
   * `write` hands the notes over one by one. Resolves with the file. `too_many_files` where too many wait already; rejects
   * where the file would take more memory or time than a file may.
   */
  print(
    format: PrintFormat,
    head: PrintedHead,
    write: (add: Printing['add']) => Promise<PrintedThreads | null>,
  ): Promise<Uint8Array<ArrayBuffer>>
}

const atOnce = 2
const mostWaiting = 20
const longest = 120_000
const limits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 }

const startThread = () => new Worker(new URL('./printWorker.ts', import.meta.url), { resourceLimits: limits })

/** `start` starts the thread of one file. */
export function openPrinter(start: () => Worker = startThread): Printer {
  let running = 0
  const waiting: (() => void)[] = []
  const begin = async () => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (waiting.length >= mostWaiting) throw new DomainError('too_many_files', { retryAfter: 10 })
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  // Whoever waits takes over the place of whoever ends.
  const end = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  return {
    async print(format, head, write) {
      await begin()
      // Whatever fails from here on, the place is given back: each that was not would be one less for good.
      try {
        return await printIn(start(), format, head, write)
      } finally {
        end()
      }
    },
  }
}

async function printIn(worker: Worker, ...[format, head, write]: Parameters<Printer['print']>) {
  const thread = threadOf(worker)
  try {
    thread.begin(format, head)
    const threads = await Promise.race([write(thread.add), thread.broken])
    return await thread.end(threads)
  } finally {
    await thread.close()
  }
}

function threadOf(worker: Worker) {
  const send = (message: ToPrinter) => worker.postMessage(message)
  const file = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The thread that makes a file ended before it.')))
  })
  const broken = file.then((): never => {
    throw new Error('A file was made before its end.')
  })
  // Whoever waits for the file is told; until then nobody listens.
  file.catch(() => {})
  broken.catch(() => {})
  const timer = setTimeout(() => void worker.terminate(), longest)
  return {
    broken,
    begin: (format: PrintFormat, head: PrintedHead) => send({ kind: 'head', format, head }),
    add: (note: PrintedNote) => send({ kind: 'note', note }),
    end(threads: PrintedThreads | null) {
      send({ kind: 'end', threads })
      return file
    },
    async close() {
      clearTimeout(timer)
      await worker.terminate()
    },
  }
}
