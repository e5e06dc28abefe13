import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program that the tests need is not on this machine. The message says what to install. */
export class MissingProgram extends Error {
  override name = 'MissingProgram'
}

/** The first of the names that is an executable file in one of the folders, or null. */
export function findExecutable(names: readonly string[], folders: readonly string[]): string | null {
  for (const folder of folders) {
    for (const name of names) {
      const path = join(folder, name)
      if (isExecutable(path)) return path
    }
  }
  return null
}

/** The folders of PATH. */
export function foldersOnPath(): string[] {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
}

/** Whether the file is there and may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether this process may install Debian packages: it is root, and this is Debian. */
export function mayInstallDebianPackages(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8')) && isExecutable('/usr/bin/apt-get')
  } catch {
    return false
  }
}

/**
 * Installs a Debian package, refreshing the package lists if they do not have it yet. What apt-get says goes to
 * the terminal, because it takes a while.
 */
export function installDebianPackage(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    spawnSync('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', name], { env, stdio: 'inherit' })
      .status === 0
  process.stdout.write(`Installing ${name} from Debian's packages …\n`)
  if (install()) return
  execFileSync('apt-get', ['update', '--quiet'], { env, stdio: 'inherit' })
  if (!install()) throw new MissingProgram(`apt-get could not install ${name}; please install it by hand.`)
}
