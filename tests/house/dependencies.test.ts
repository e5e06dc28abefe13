import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { projectRoot } from './sourceTree.ts'

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})
const Installed = z.object({ version: z.string(), license: z.string() })
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

const read = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'))
const manifest = Manifest.parse(read('package.json'))

const free = [
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT-0',
  '(MIT OR Apache-2.0)',
  'MIT OR Apache-2.0',
  '0BSD',
]
const isAllowed = (name: string, licence: string) =>
  free.includes(licence) ||
  (licence === 'OFL-1.1' && name.startsWith('@fontsource-variable/')) ||
  (licence === 'MIT AND OFL-1.1' && name.startsWith('@expo-google-fonts/')) ||
  // The licence of Bitstream Vera and Arev: free to use, embed and pass on.
  (licence === 'SEE LICENSE IN README.md AND LICENSE' && name === 'dejavu-fonts-ttf') ||
  // Weak copyleft is for a tool of the tests only, which is never delivered with the product.
  (licence === 'MPL-2.0' && name in manifest.devDependencies && name.startsWith('@axe-core/'))

const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })

it('every dependency is named with an exact version, and that one is installed', () => {
  for (const [name, version] of named) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
    expect(Installed.parse(read(`node_modules/${name}/package.json`)).version, name).toBe(version)
  }
})

it('every dependency has a licence that goes with Apache-2.0', () => {
  for (const [name] of named) {
    const { license } = Installed.parse(read(`node_modules/${name}/package.json`))
    expect(isAllowed(name, license), `${name} has ${license}`).toBe(true)
  }
  expect(isAllowed('left', 'GPL-3.0'), 'a licence that does not go with it').toBe(false)
})

it('the lock file names no registry but the public one, so that it installs from any', () => {
  for (const [name, { resolved }] of Object.entries(Lock.parse(read('package-lock.json')).packages)) {
    expect(resolved ?? 'https://registry.npmjs.org/', name).toMatch(/^https:\/\/registry\.npmjs\.org\//)
  }
})

it('the lock file knows the packages of every platform, without which npm ci refuses to begin', () => {
  const { packages } = Lock.parse(read('package-lock.json'))
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies)) {
      const known = `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages
      expect(known, `${name}, for ${path}`).toBe(true)
    }
  }
})
