import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { openPrinter } from '../../server/domain/exporting/printer.ts'
import { noteOf, printedHead, printedOf } from './printed.ts'

const word = printedOf(noteOf({ type: 'paragraph', content: [{ type: 'text', text: 'Word.' }] }))
const worker = () => new Worker(new URL('../../server/domain/exporting/printWorker.ts', import.meta.url))

it('a file is made after more files failed to begin, or to be written, than are made at once', async () => {
  let failing = 4
  const printer = openPrinter(() => {
    failing -= 1
    if (failing >= 0) throw new Error('No thread can be started.')
    return worker()
  })
  const print = () =>
    printer.print('docx', printedHead, async (add) => {
      add(word)
      return null
    })
  const failed = await Promise.allSettled([print(), print(), print(), print()])
  expect(failed.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  const unread = async () => {
    throw new Error('A note cannot be read.')
  }
  const broken = await Promise.allSettled([1, 2, 3].map(() => printer.print('docx', printedHead, unread)))
  expect(broken.map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  expect((await print()).byteLength).toBeGreaterThan(0)
})

it('whoever asks for a file while too many wait is told so, and when to ask again', async () => {
  let started = 0
  const printer = openPrinter(() => {
    started += 1
    if (started > 2) throw new Error('Those who waited are told that no thread can be started.')
    return worker()
  })
  let go: () => void = () => undefined
  const going = new Promise<null>((resolve) => {
    go = () => resolve(null)
  })
  const print = () =>
    printer.print('docx', printedHead, async (add) => {
      add(word)
      return going
    })
  const asked = Array.from({ length: 22 }, print)
  await expect(print()).rejects.toMatchObject({ code: 'too_many_files', retryAfter: 10 })
  go()
  const ended = await Promise.allSettled(asked)
  expect(ended.map(({ status }) => status)).toEqual(ended.map((_, at) => (at < 2 ? 'fulfilled' : 'rejected')))
})
