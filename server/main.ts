import { type Config, readConfig } from './config.ts'
import { offerSetUp } from './domain/auth/setUp.ts'
import type { Log } from './log.ts'
import { type Running, serve } from './serve.ts'

/** Prints what programs wait for on standard output. */
const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

/** Runs the server until it is told to end. */
export async function main(): Promise<void> {
  await runUntilTold(
    () => readConfig(process.env),
    async (running) => {
      const token = await offerSetUp(running.services)
      if (token) say(`Nobody has set up a practice yet. Within a day, open once: ${running.url}/set-up#${token}`)
    },
  )
}

/** Starts a server, prints that it is ready, and ends it in order on SIGTERM or Ctrl-C. */
export async function runUntilTold(
  configure: () => Config,
  whenServing: (running: Running) => Promise<void>,
): Promise<void> {
  try {
    const running = await serve(configure())
    endOnTheUnforeseen(running.services.log)
    await whenServing(running)
    const end = (): void => {
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
    }
    process.once('SIGTERM', end)
    process.once('SIGINT', end)
    // Last: whoever waits for this line may ask it to end at once.
    say(`Throughline is ready at ${running.url}`)
  } catch (error) {
    fail(error)
  }
}

/**
 * Node would print the whole error, and in what a database or a parser says may be words that somebody wrote: the log has
 * the place alone. The process ends, since nothing is known of its state; whatever was called saved is on disk.
 */
function endOnTheUnforeseen(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      log.fatal({ error }, 'the server ends after an error that nobody foresaw')
      process.exit(1)
    })
  }
}

/** The operator gets the sentence; the stack is of no use to one. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : 'Throughline could not start.'}\n`)
  process.exit(1)
}

if (import.meta.main) await main()
