import { WebSocketServer } from 'ws'

/*
 * The floor: passes every message of a socket on to the others at the same address. It knows nothing of Yjs, keeps
 * nothing and checks nothing, so nobody can be much cheaper without sending less.
 */
const rooms = new Map()
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, clientTracking: false })

server.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room)
  room.add(socket)
  socket.on('message', (message) => {
    for (const other of room) if (other !== socket) other.send(message)
  })
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => process.stdout.write(`ready ${server.address().port}\n`))
