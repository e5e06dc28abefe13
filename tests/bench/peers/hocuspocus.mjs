import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

/* Hocuspocus with its own SQLite extension and otherwise as it comes, in the folder that it is given. */
const folder = process.argv[2]
if (!folder) throw new Error('Say in which folder the database is to be.')
const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  extensions: [new SQLite({ database: join(folder, 'hocuspocus.sqlite') })],
})
await server.listen()
process.stdout.write(`ready ${server.address.port}\n`)
