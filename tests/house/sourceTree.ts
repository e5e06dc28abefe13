import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The sources of a project: path from its root, with forward slashes → text. */
export type SourceTree = ReadonlyMap<string, string>

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** Reads what is code or style under the folders, leaving out installed packages. */
export function readSources(folders: readonly string[]): SourceTree {
  const tree = new Map<string, string>()
  const read = (folder: string) => {
    for (const entry of readdirSync(join(projectRoot, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory() && entry.name !== 'node_modules') read(path)
      if (entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
        tree.set(path, readFileSync(join(projectRoot, path), 'utf8'))
    }
  }
  for (const folder of folders) if (existsSync(join(projectRoot, folder))) read(folder)
  return tree
}
