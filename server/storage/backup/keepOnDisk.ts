import { open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Fulfils when the file, and its name in its folder, would survive a power cut. */
export async function keepOnDisk(path: string): Promise<void> {
  for (const one of [path, dirname(path)]) {
    const handle = await open(one, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}
