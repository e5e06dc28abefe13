import { existsSync } from 'node:fs'
import { Email } from '../../shared/api/people.ts'
import { type Config, readConfig } from '../config.ts'
import { offerResetByCommand } from '../domain/auth/reset.ts'
import { openDatabase } from '../storage/openDatabase.ts'

/*
 * `npm run reset-password -- someone@example.org`: a one-time link with which that member sets a new password, also the
 * last admin who is locked out. It works beside a running server and without one.
 */

const help = `Usage: npm run reset-password -- someone@example.org

Prints a link with which the member who signs in with that address sets a new password.
The link works once, within a day, and ends the links before it. It works whether or not
the server runs; the server must run for the link to be opened. The settings are those of
the server: DATA_DIR or DATABASE_URL say where the data is, PUBLIC_URL where members reach it.
`

/** Throws a sentence for the operator where no link can be made. */
async function linkFor(config: Config, email: string): Promise<string> {
  const file = config.databaseUrl.startsWith('file:') ? config.databaseUrl.slice('file:'.length) : null
  if (file !== null && !existsSync(file))
    throw new Error(`There is no database at ${file}. Set DATA_DIR to the folder of the server’s data.`)
  const database = await openDatabase(config.databaseUrl)
  try {
    const origin = config.publicUrl ?? `http://localhost:${config.port}`
    const link = await offerResetByCommand({ database, clock: Date.now }, email, origin)
    if (link === null) throw new Error(`Nobody signs in with the address ${email}.`)
    return link
  } finally {
    await database.close()
  }
}

async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(help)
    return
  }
  const [word, ...more] = words
  if (word === undefined || more.length > 0) throw new Error(`Name one address.\n\n${help}`)
  const email = Email.safeParse(word)
  if (!email.success) throw new Error(`${word} is no email address.`)
  const link = await linkFor(readConfig(process.env), email.data)
  process.stdout.write(`Within a day, open once: ${link}\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The link could not be made.'}\n`)
  process.exitCode = 1
}
