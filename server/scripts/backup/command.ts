/**
 * Runs a command of an operator with the words after its name. Exit code 0 where it was done, 1 with a sentence where it
 * could not be, 2 with how it is used where the words do not fit.
 */
export async function runCommand(usage: string, act: (words: string[]) => Promise<'done' | 'usage'>): Promise<void> {
  let outcome: 'done' | 'usage' | 'failed'
  try {
    outcome = await act(process.argv.slice(2))
  } catch (error) {
    outcome = isAboutWords(error) ? 'usage' : 'failed'
    process.stderr.write(`${error instanceof Error ? error.message : 'This could not be done.'}\n`)
  }
  if (outcome === 'usage') process.stderr.write(`Use: ${usage}\n`)
  process.exitCode = { done: 0, failed: 1, usage: 2 }[outcome]
}

/** `parseArgs` says so in its code. */
const isAboutWords = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
