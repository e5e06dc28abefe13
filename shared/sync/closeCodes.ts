/**
 * Why the server closes a socket. The y-websocket provider gives up on 4400 to 4499 and comes back by itself after any
 * other code, so a code below 4500 means: do not try the same again.
 */
export const closeCodes = {
  malformed: 4400,
  sessionOver: 4401,
  accessWithdrawn: 4403,
  noSuchDocument: 4404,
  locked: 4409,
  tooLarge: 4413,
  clientTooOld: 4426,
  tooMany: 4429,
  restarting: 1012,
  slowReader: 1013,
  tryAgain: 4503,
} as const

export type CloseReason = keyof typeof closeCodes
