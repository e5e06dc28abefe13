import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { builtClient } from '../../server/scripts/buildClient.ts'

const Chunk = z.object({ file: z.string(), imports: z.array(z.string()).default([]) })
const Manifest = z.record(z.string(), Chunk)

/** JavaScript that a browser fetches to show these entries, gzipped, in thousands of bytes. */
async function weightOf(...entries: string[]): Promise<number> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(builtClient, '.vite/manifest.json'), 'utf8')))
  const files = new Set<string>()
  const waiting = [...entries]
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const chunk = manifest[entry]
    if (!chunk) throw new Error(`The built client has no ${entry}.`)
    if (files.has(chunk.file)) continue
    files.add(chunk.file)
    waiting.push(...chunk.imports)
  }
  const scripts = [...files].filter((file) => file.endsWith('.js'))
  const sizes = await Promise.all(
    scripts.map(async (file) => (await promisify(gzip)(await readFile(join(builtClient, file)))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000
}

it('a visitor who signs in loads at most 130 kB of JavaScript', async () => {
  expect(await weightOf('index.html', 'signIn/SignInPage.tsx')).toBeLessThan(130)
})

it('a member who opens a note loads at most 450 kB of JavaScript', async () => {
  expect(await weightOf('index.html', 'ui/Behaviours.tsx', 'note/NotePage.tsx')).toBeLessThan(450)
})

it('a member who opens session mode loads no more than for a note', async () => {
  expect(await weightOf('index.html', 'ui/Behaviours.tsx', 'session/SessionPage.tsx')).toBeLessThan(450)
})
