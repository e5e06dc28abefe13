import { buildClientIfStale } from './buildClient.ts'

/*
 * `npm start`: builds the client if what is in dist is not from these sources, then runs the server in this same
 * process, so that a signal to it reaches the server. What is said meanwhile goes to standard error: on standard output
 * programs wait for the line that says that the server is ready.
 */
await buildClientIfStale((sentence) => console.error(sentence))
const { main } = await import('../main.ts')
await main()
