import { randomUUID } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import type { ChainHead, ChainName } from '../../storage/auditChain.ts'
import { keepOnDisk } from '../../storage/backup/keepOnDisk.ts'
import { chainNamed } from '../../storage/repos/auditHeads.ts'

const Head = z.object({ number: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** One line of anchors: from its beginning on, each number that it ever named has to stay there with its hash. */
const Lineage = z.object({
  lineage: z.uuid(),
  begun: z.iso.datetime(),
  /** Why it begins here: there was no anchor, or a backup was restored, which ends earlier than what was anchored before. */
  because: z.enum(['no anchor was there', 'a backup was restored']),
  written: z.iso.datetime(),
  chains: z.record(z.string(), Head),
})

/** What stands in the anchor file. `before`: how earlier lineages ended, newest first. */
export const Anchor = Lineage.extend({
  what: z.literal('Throughline audit anchor'),
  version: z.literal(1),
  before: z.array(Lineage),
})
export type Anchor = z.infer<typeof Anchor>

const lineagesKept = 20

/** An anchor that begins here, and remembers how the one before it ended. */
export function beginLineage(because: Anchor['because'], at: number, before: Anchor | null): Anchor {
  const now = new Date(at).toISOString()
  const earlier = before === null ? [] : [Lineage.parse(before), ...before.before].slice(0, lineagesKept)
  const own = { lineage: randomUUID(), begun: now, because, written: now, chains: {} }
  return { what: 'Throughline audit anchor', version: 1, ...own, before: earlier }
}

/** What an anchor names, by chains that this version knows. */
export const anchoredChains = (anchor: Pick<Anchor, 'chains'>): ReadonlyMap<ChainName, ChainHead> =>
  new Map(
    Object.entries(anchor.chains).flatMap(([name, head]) => {
      const chain = chainNamed(name)
      return chain === undefined ? [] : [[chain, head] as const]
    }),
  )

/** The anchor, or null where there is no such file. Rejects with a sentence where the file is no anchor. */
export async function readAnchor(path: string): Promise<Anchor | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(`The anchor file ${path} cannot be read.`, { cause: error })
  }
  try {
    return Anchor.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`The file ${path} is no anchor of Throughline’s audit, or is damaged.`, { cause })
  }
}

/** Puts the anchor in the place of the one before it, all of it or nothing, so that it survives a power cut. */
export async function writeAnchor(path: string, anchor: Anchor): Promise<void> {
  const next = `${path}.next`
  const handle = await open(next, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(anchor, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(next, path)
  await keepOnDisk(path)
}
