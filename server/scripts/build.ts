import { buildClientIfStale } from './buildClient.ts'

// `npm run build`: the client only; the server runs from its sources.
await buildClientIfStale(console.log)
