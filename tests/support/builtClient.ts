import { buildClientIfStale } from '../../server/scripts/buildClient.ts'

/** The browser tests drive the built client: this builds it once, before the first of them. */
export default async function buildBeforeTheBrowser(): Promise<void> {
  await buildClientIfStale((sentence) => process.stdout.write(`${sentence}\n`))
}
