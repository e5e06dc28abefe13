import { createTransport } from 'nodemailer'

/** A letter in plain text. It carries no clinical word and no client's name or code. */
export interface Letter {
  to: string
  subject: string
  text: string
}

/** Sends letters through the practice's mail server. */
export interface Mail {
  /** Fulfils once the mail server has taken the letter. Rejects where it does not, at the latest after ten seconds. */
  send(letter: Letter): Promise<void>
}

const patience = 10_000

/** The mail server of the configuration, or null where none is set up. */
export function openMail(configured: { smtpUrl: string; from: string } | null): Mail | null {
  if (!configured) return null
  const transport = createTransport(
    {
      url: configured.smtpUrl,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      // A letter's text is ours alone: nothing in it is read from a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: configured.from },
  )
  return {
    async send(letter) {
      await transport.sendMail(letter)
    },
  }
}
