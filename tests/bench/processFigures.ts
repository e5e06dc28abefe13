import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second, whatever its own clock does (proc(5), `USER_HZ`). */
const ticksPerSecond = 100

/** Processor time that a process has used with all its threads, in seconds. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets and may hold anything; the 14th and 15th are the times.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Time for which a core has not been idle since the machine started, in seconds (proc(5), `/proc/stat`). */
export function coreBusySeconds(core: number): number {
  const line = new RegExp(`^cpu${core} (.*)$`, 'm').exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? ''
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(' ').map(Number)
  return (user + nice + system + irq + softirq + steal) / ticksPerSecond
}

/** Memory that a process holds, in kB. */
export function residentKb(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1])
}

let told = false

/** Keeps a process, with all its threads, on one processor core. Without `taskset` it says once that it could not. */
export function pin(pid: number | undefined, core: number): void {
  const done = pid !== undefined && spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)]).status === 0
  if (done || told) return
  told = true
  process.stderr.write(
    'taskset is not there or not allowed: server and load share the cores, and figures waver more.\n',
  )
}
