import type { Lost } from './check.ts'
import type { RoomPlan, Server } from './room.ts'
import type { Typed, TypingPlan } from './typing.ts'

/** What the load can be asked to do. */
export interface LoadActs {
  /** Opens rooms with their writers, who begin a paragraph each. */
  open(given: { server: Server; plans: readonly RoomPlan[]; base: Uint8Array }): Promise<{ tookMs: number }>
  type(given: TypingPlan): Promise<Typed>
  /** Compares what the watchers of kept rooms, and the server, have with what was typed. */
  check(given: { server: Server; base: Uint8Array }): Promise<{ checked: number; faults: string[] }>
  /** Compares what a server has after a crash with what was seen and acknowledged before it. */
  lost(given: { server: Server }): Promise<Lost>
  /** Opens sockets that only sit there. */
  openIdle(given: {
    server: Server
    sockets: readonly { documentId: string; cookie: string }[]
  }): Promise<{ open: number }>
  close(given: null): Promise<null>
}

export type LoadAct = keyof LoadActs
export type LoadQuestion = {
  [Act in LoadAct]: { number: number; act: Act; given: Parameters<LoadActs[Act]>[0] }
}[LoadAct]

export type LoadAnswer = { number: number; result: unknown } | { number: number; failure: string }
