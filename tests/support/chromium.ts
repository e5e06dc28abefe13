import { spawnSync } from 'node:child_process'
import { chromium } from 'playwright-core'
import {
  findExecutable,
  foldersOnPath,
  installDebianPackage,
  isExecutable,
  MissingProgram,
  mayInstallDebianPackages,
} from './programs.ts'

/** The same browser without a user interface, which has less to do: Debian's package of that name. */
const shell = 'chromium-headless-shell'
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', chromium.executablePath()]
const advice =
  'The browser tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.'

/**
 * The Chromium that the browser tests drive: CHROMIUM_PATH, else one that is installed. Throws MissingProgram
 * with advice where there is none. Some systems put a stub in its place, so it must be able to tell its version.
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (answers(given)) return given
    throw new MissingProgram(`CHROMIUM_PATH is ${given}, which does not run. ${advice}`)
  }
  const onPath = findExecutable(names, foldersOnPath())
  const found = [onPath, ...elsewhere].find((path) => path !== null && isExecutable(path) && answers(path))
  if (!found) throw new MissingProgram(advice)
  return found
}

/** Like findChromium, and where this process may install one, it is the one that has least to do. */
export function findOrInstallChromium(): string {
  const isGiven = process.env.CHROMIUM_PATH !== undefined
  if (isGiven || !mayInstallDebianPackages() || findExecutable([shell], foldersOnPath())) return findChromium()
  try {
    installDebianPackage(shell)
    return findChromium()
  } catch (error) {
    if (!(error instanceof MissingProgram)) throw error
    return findAnyChromium()
  }
}

/** One that is there, else Debian's with a user interface. */
function findAnyChromium(): string {
  try {
    return findChromium()
  } catch (error) {
    if (!(error instanceof MissingProgram)) throw error
    installDebianPackage('chromium')
    return findChromium()
  }
}

/** Starts a Chromium without a window. The caller closes it. */
export function launchChromium() {
  return chromium.launch({
    executablePath: findChromium(),
    // Containers have a small /dev/shm; Chromium crashes when it is full.
    args: ['--disable-dev-shm-usage'],
  })
}

function answers(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}
