import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { openLog } from '../../server/log.ts'
import { serve } from '../../server/serve.ts'
import { type Note, Note as NoteSchema } from '../../shared/api/notes.ts'
import { CaseId } from '../../shared/ids.ts'
import { caller, newCase, newMember, newPractice, onCareTeam, type TestMember } from '../support/actors.ts'
import { startServerProcess } from '../support/serverProcess.ts'

/** A practice whose server is a process of its own, which can be killed. */
export interface ConvergenceClinic {
  url: string
  /** With which a further program finds the same data. */
  settings: Record<string, string>
  /** All on the care team, and all may write; sessions outlive the process. */
  writers: readonly TestMember[]
  reader: TestMember
  newNote(): Promise<Note>
  /** `kill -9`, and a new process on the same data and the same port. */
  crash(): Promise<void>
  /** Ends the process with SIGTERM and says with which code it ended. */
  stop(): Promise<number | null>
  restart(): Promise<void>
  /** Ends everything and removes the data. */
  close(): Promise<void>
}

/** Prepares a practice in this process, then serves it from another, with settings of its own where some are given. */
export async function openClinic(writerCount: number, given: Record<string, string> = {}): Promise<ConvergenceClinic> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-clinic-'))
  const logLevel = process.env.CLINIC_LOG_LEVEL ?? 'error'
  const settings = { DATA_DIR: folder, LOG_LEVEL: logLevel, ...given }
  const prepared = await prepare(settings, writerCount)
  const start = (port: string) => startServerProcess('main', { PORT: port, ...settings })
  let server = await start('0')
  const { url } = server
  const port = new URL(url).port
  const at = (member: TestMember): TestMember => ({ ...member, origin: url, call: caller(url, member.cookie) })
  const writers = prepared.writers.map(at)
  const [lead] = writers
  if (!lead) throw new Error('Somebody has to write.')
  return {
    url,
    settings,
    writers,
    reader: at(prepared.reader),
    async newNote() {
      const made = await lead.call('POST', `/api/cases/${prepared.caseId}/notes`, {
        templateId: 'session-guided-imagery',
      })
      return NoteSchema.parse(await made.json())
    },
    async crash() {
      await server.kill()
      server = await start(port)
    },
    stop: () => server.stop(),
    async restart() {
      server = await start(port)
    },
    async close() {
      await server.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function prepare(settings: Record<string, string>, writerCount: number) {
  const config = readConfig({ PORT: '0', ...settings })
  const running = await serve(config, { log: openLog('silent') })
  const clock = { now: Date.now, advance: () => undefined }
  const app = { ...running, clock, storage: { environment: {}, remove: async () => undefined } }
  try {
    const practiceId = await newPractice(app)
    const lead = await newMember(app, practiceId, ['clinician'], 'Lead')
    const caseId = CaseId.parse((await newCase(lead)).id)
    const writers = [lead]
    while (writers.length < writerCount) {
      const writer = await newMember(app, practiceId, ['clinician'], `Writer ${writers.length}`)
      await onCareTeam(app, caseId, writer, 'co-therapist')
      writers.push(writer)
    }
    const reader = await newMember(app, practiceId, ['supervisor'], 'Reader')
    await onCareTeam(app, caseId, reader, 'supervisor')
    return { writers, reader, caseId }
  } finally {
    await running.stop()
  }
}
