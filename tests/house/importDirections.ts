import { posix } from 'node:path'
import { parseSync } from 'vite'
import type { SourceTree } from './sourceTree.ts'

type Area =
  | 'shared'
  | 'client'
  | 'server/storage'
  | 'server/domain'
  | 'server/http'
  | 'server/sync'
  | 'server/scripts'
  | 'server/main'
  | 'server/ground'
  | 'tests'
  | 'outside'

/*
 * Which area may import which. `server/main` is what wires: main.ts, and serve.ts, which it runs. `server/ground` is what else lies
 * directly in server/ (configuration, log); `outside` is what lies beside the areas, such as package.json. Only what wires
 * and the scripts see both http and sync.
 */
const server: Area[] = ['server/ground', 'server/storage', 'server/domain', 'server/http', 'server/sync']
const mayImport: Record<Area, readonly Area[]> = {
  shared: ['shared'],
  client: ['client', 'shared'],
  'server/ground': ['server/ground', 'shared'],
  'server/storage': ['server/storage', 'server/ground', 'shared'],
  'server/domain': ['server/domain', 'server/storage', 'server/ground', 'shared'],
  'server/http': ['server/http', 'server/domain', 'server/storage', 'server/ground', 'shared'],
  'server/sync': ['server/sync', 'server/domain', 'server/storage', 'server/ground', 'shared'],
  'server/main': [...server, 'server/main', 'shared', 'outside'],
  'server/scripts': [...server, 'server/main', 'server/scripts', 'shared', 'outside'],
  tests: [...server, 'server/main', 'server/scripts', 'client', 'shared', 'tests', 'outside'],
  outside: ['outside'],
}

const serverPackages = ['hono', '@hono/', 'kysely', 'pg', 'pino', 'lucia', 'ws', 'vite', '@vitejs/', 'node:']
const clientPackages = [
  'react',
  'react-dom',
  'react-router',
  '@mantine/',
  '@tanstack/',
  '@fontsource-variable/',
  'y-websocket',
]
const browserlessPackages = ['@tiptap/react']
const testPackages = ['vitest', 'playwright-core', '@axe-core/', 'fast-check', 'jsdom']
const forbiddenPackages: Record<'shared' | 'client' | 'server', readonly string[]> = {
  shared: [...serverPackages, ...clientPackages, ...browserlessPackages, ...testPackages],
  client: [...serverPackages, ...testPackages],
  server: [...clientPackages, ...browserlessPackages, ...testPackages],
}

/** Every import that goes the wrong way, as `file → import: reason`. Type imports count: they couple as well. */
export function wrongImports(tree: SourceTree): string[] {
  const wrong: string[] = []
  for (const [path, source] of tree) {
    if (!/\.tsx?$/.test(path)) continue
    const from = areaOf(path)
    for (const specifier of importsOf(path, source)) {
      const reason = specifier.startsWith('.')
        ? wrongPath(from, posix.join(posix.dirname(path), specifier))
        : wrongPackage(from, specifier)
      if (reason) wrong.push(`${path} → ${specifier}: ${reason}`)
    }
  }
  return wrong
}

function wrongPath(from: Area, target: string): string | null {
  const to = areaOf(target)
  return mayImport[from].includes(to) ? null : `${from} may not import ${to}`
}

function wrongPackage(from: Area, specifier: string): string | null {
  const side = from.startsWith('server/') ? 'server' : from
  if (side !== 'shared' && side !== 'client' && side !== 'server') return null
  const matches = (name: string) =>
    /[/:]$/.test(name) ? specifier.startsWith(name) : `${specifier}/`.startsWith(`${name}/`)
  return forbiddenPackages[side].some(matches) ? `${side} may not use this package` : null
}

function areaOf(path: string): Area {
  if (path === 'server/main.ts' || path === 'server/serve.ts') return 'server/main'
  const [first, second, third] = path.split('/')
  if (first === 'server') {
    if (third === undefined) return 'server/ground'
    const area = `server/${second}`
    const known = [...server, 'server/scripts' as const].find((name) => name === area)
    if (!known) throw new Error(`${path}: no rule says what server/${second} may import. Add one here.`)
    return known
  }
  return first === 'shared' || first === 'client' || first === 'tests' ? first : 'outside'
}

function importsOf(path: string, source: string): string[] {
  const { module, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const written = (request: { start: number; end: number }) => source.slice(request.start, request.end)
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => written(moduleRequest).replace(/^['"`]|['"`]$/g, '')),
    ...[...source.matchAll(/\bimport\(\s*'([^']+)'\s*\)\s*[.<;,)\]|&]/g)].flatMap((match) => match[1] ?? []),
  ].filter((specifier, index, all) => all.indexOf(specifier) === index)
}
