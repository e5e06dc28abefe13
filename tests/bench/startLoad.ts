import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LoadAct, LoadActs, LoadAnswer } from './load/loadActs.ts'
import { NoFigure } from './noFigure.ts'
import { pin } from './processFigures.ts'

const program = fileURLToPath(new URL('load/loadProcess.ts', import.meta.url))

/** The load in its own process, asked as if it were here. */
export class Load {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  #last = 0

  constructor(core: number) {
    // The advanced serialization carries bytes as bytes.
    this.#child = fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    pin(this.#child.pid, core)
    this.#child.on('message', (answer: LoadAnswer) => {
      const waiting = this.#waiting.get(answer.number)
      this.#waiting.delete(answer.number)
      if ('failure' in answer) waiting?.reject(new NoFigure(answer.failure, false))
      else waiting?.resolve(answer.result)
    })
    this.#child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The load ended.'))
    })
  }

  /** Asks the load to do something, and fulfils with what came of it. */
  ask<Act extends LoadAct>(act: Act, given: Parameters<LoadActs[Act]>[0]): Promise<Awaited<ReturnType<LoadActs[Act]>>> {
    const number = ++this.#last
    return new Promise((resolve, reject) => {
      // Both ends of the channel are of this benchmark, and each answer is of its question's kind.
      this.#waiting.set(number, { resolve: resolve as (result: unknown) => void, reject })
      this.#child.send({ number, act, given })
    })
  }

  end(): void {
    this.#child.disconnect()
  }
}
