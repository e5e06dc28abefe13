import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { findOrInstallChromium } from './support/chromium.ts'
import { findOrInstallPostgres } from './support/postgresServer.ts'
import { MissingProgram } from './support/programs.ts'

/*
 * `npm test`: everything that continuous integration checks. First it sees that the real programs are there which
 * the tests drive, then it runs every check, also when an earlier one failed, so that one run tells everything.
 * Words after `npm test --` go to vitest, to run a part: `npm test -- tests/sync`. With `--long` it runs what takes too long for
 * every change as well.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'throughline-test-'))
const report = join(scratch, 'vitest.json')
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
// The checks get the same Ctrl-C and end in order; this process then ends with them.
process.on('SIGINT', () => {})

const given = process.argv.slice(2)
const words = given.filter((word) => word !== '--long')
if (words.length < given.length) process.env.TEST_LONG = '1'

// Every program that is started here compiles its modules once (nodejs.org/api/module.html#module-compile-cache).
process.env.NODE_COMPILE_CACHE ??= join(scratch, 'compiled')

const began = performance.now()
try {
  if (!process.env.DATABASE_URL) console.log(`PostgreSQL: ${findOrInstallPostgres()}`)
  process.env.CHROMIUM_PATH = findOrInstallChromium()
  console.log(`Chromium: ${process.env.CHROMIUM_PATH}`)
} catch (error) {
  if (!(error instanceof MissingProgram)) throw error
  console.error(error.message)
  process.exit(1)
}

const steps = [
  await check('types', 'typescript/lib/tsc.js', ['--project', 'tsconfig.json']),
  await check('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  await check('tests', 'vitest/vitest.mjs', [
    ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...words,
  ]),
]

console.log('')
for (const { name, passed, seconds } of steps) {
  console.log(`${name.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s  ${passed ? 'passed' : 'failed'}`)
}
console.log(`${'all'.padEnd(6)} ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`)

const tests = countTests()
const failedSteps = steps.filter((step) => step.name !== 'tests' && !step.passed).length
const passed = tests.passed + steps.filter((step) => step.name !== 'tests' && step.passed).length
const testsFailedAnyway = steps.some((step) => step.name === 'tests' && !step.passed) && tests.failed === 0 ? 1 : 0
const failed = tests.failed + failedSteps + testsFailedAnyway
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Runs a package's program with this Node in the project's root, with its words on this terminal, and times it. */
async function check(name: 'types' | 'lint' | 'tests', program: string, words: string[]) {
  const start = performance.now()
  console.log(`\n── ${name}`)
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...words], {
    cwd: root,
    stdio: 'inherit',
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  return { name, passed: code === 0, seconds: (performance.now() - start) / 1000 }
}

/** What vitest reported. A test file that could not be loaded counts as one failed test. */
function countTests(): { passed: number; failed: number } {
  const Report = z.object({
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
  })
  let text: string
  try {
    text = readFileSync(report, 'utf8')
  } catch {
    return { passed: 0, failed: 1 }
  }
  const counts = { passed: 0, failed: 0 }
  for (const file of Report.parse(JSON.parse(text)).testResults) {
    const failedTests = file.assertionResults.filter(({ status }) => status === 'failed').length
    counts.passed += file.assertionResults.filter(({ status }) => status === 'passed').length
    counts.failed += file.status === 'failed' ? Math.max(1, failedTests) : failedTests
  }
  return counts
}
