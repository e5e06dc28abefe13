/** What a stranger, or a colleague's broken program, may make the sync engine hold or do. Bytes unless said otherwise. */
export const limits = {
  /** One WebSocket message. Larger ones close the socket with 4413. */
  messageBytes: 4 * 1024 * 1024,
  /** The hard limit of the WebSocket parser; above it the connection is cut before the message is read in full. */
  frameBytes: 8 * 1024 * 1024,
  /** Parts of one update: a message of 4 MiB could hold two million, and decoded they take a hundred times as much. */
  structsPerUpdate: 250_000,
  /** A document as stored: its snapshot and the log behind it. */
  documentBytes: 10 * 1024 * 1024,
  /** Depth of nodes in a document. */
  nesting: 64,
  /** Yjs clocks stay below 2^31: what is beyond was never typed. */
  clock: 2 ** 31,
  /** New Yjs client ids that one connection may bring. */
  newClientIdsPerConnection: 16,
  /** Updates of one connection that make the room read its document anew, since only taking them in shows that they are misplaced. */
  misplacedPerConnection: 3,
  /** One member's awareness state as JSON. */
  awarenessStateBytes: 4 * 1024,
  /** States in one awareness message; colleagues' states are echoed by the stock provider, so it is not one. */
  awarenessStatesPerMessage: 1_024,
  /** How far an awareness clock may rise at once. */
  awarenessClockRise: 1_000,
  /** Buffered for a slow reader: past the first its presence is dropped, past the second it is closed with 1013. */
  bufferedBeforeDroppingPresence: 1024 * 1024,
  bufferedBeforeClosing: 4 * 1024 * 1024,
  /** Updates of one connection that may wait for their commit before the server stops reading from it. */
  queuedUpdatesPerConnection: 1_024,
  queuedBytesPerConnection: 4 * 1024 * 1024,
  /** What may come all the same, since it was read already: past that many messages the socket is closed with 4429. */
  queuedBeforeClosing: 8_192,
  /** Sockets of one member, and of the whole server. */
  connectionsPerMember: 64,
  connections: 10_000,
  /** Words of held updates shown back to their author, in characters. */
  heldTextCharacters: 200_000,
  /**
   * Held words that one member may begin in one document while its room is open; what extends them is not counted. A
   * socket that would begin more is closed with 4429, and what it sent is not acknowledged. Nothing held is dropped.
   */
  heldPerMemberAndDocument: 200,
} as const

/** Milliseconds between things the engine does by itself. */
export const intervals = {
  /** The stock provider hangs up after 30 s without an application message. */
  heartbeat: 20_000,
  /** Sessions and rights of open sockets are looked at again. */
  revalidate: 1_000,
  presence: 40,
  /** A room without sockets is kept this long for the next one. */
  unload: 30_000,
  /** A reader that was closed as too slow may still read its buffer to the end, for this long. */
  slowReaderGrace: 5_000,
  /** A client whose words were held says within this time that it understands frame 5, or is closed. */
  waitForSaved: 1_000,
  /** A socket whose right ended may still hand in what it had sent, for this long. */
  revokedLinger: 250,
} as const
