import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A real mail server for one test, which takes every letter, or none; and the settings that send by it. */
export async function mailServer(takes = true) {
  const letters: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, answer) => answer(takes ? null : new Error('nobody of that name lives here')),
    onData: (stream, session, answer) => {
      void text(stream).then((data) => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: data })
        answer()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  const url = `smtp://127.0.0.1:${address.port}`
  return { letters, url, settings: mailBy(url) }
}

export const mailBy = (url: string) => ({ SMTP_URL: url, MAIL_FROM: 'Throughline <notes@test.example>' })
