import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
// Adds the type of `test`. A type only, so that a build needs no test runner.
import type {} from 'vitest/config'

/** What takes too long for every change: `npm run test:long`. */
const leftOut = process.env.TEST_LONG === '1' ? [] : ['tests/**/*.long.test.ts']

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where `npm run dev` serves the API; the development server passes /api and /sync on to it. */
const api = process.env.THROUGHLINE_API ?? 'http://127.0.0.1:8787'

export default defineConfig({
  root: here('client'),
  plugins: [react()],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // The content security policy allows no data: URLs for fonts and no inline script.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // In kB before compression. The editor is one chunk, and larger than Vite's advice.
    chunkSizeWarningLimit: 1_500,
  },
  server: {
    host: 'localhost',
    port: 5173,
    strictPort: true,
    proxy: {
      // The client's own folders are called api and sync too: what ends as a module is ours.
      '^/api/(?!\\w+\\.ts)': { target: api },
      '^/sync/(?!\\w+\\.ts)': { target: api, ws: true },
    },
  },
  test: {
    root: here('.'),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/bench/**', '**/node_modules/**', ...leftOut],
          // As many as there are cores: much of the time they wait for sockets and for programs that they started.
          maxWorkers: availableParallelism(),
          // Files in one process read each module once. There are no singletons that one could leave to the next.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
          setupFiles: [here('tests/support/strayConsole.ts')],
          globalSetup: [here('tests/support/postgresDoor.ts')],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...leftOut],
          // One browser at a time, after the rest: several on two cores only measure each other.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          setupFiles: [here('tests/support/strayConsole.ts')],
          globalSetup: [here('tests/support/builtClient.ts')],
        },
      },
    ],
  },
})
