import type { Mailed } from '../../../shared/api/invitations.ts'
import type { Letter } from '../../mail.ts'
import type { Services } from '../services.ts'

/** Where links lead: the site's own address, `https://notes.example`. */
export type Origin = string

/** The address of a one-time link. The secret stands behind `#`, which no browser sends and no log keeps. */
export const linkTo = (origin: Origin, page: 'join' | 'reset', token: string): string => `${origin}/${page}#${token}`

/** Sends a letter where a mail server is set up. That it could not be sent is an answer, not an error: the link is there to copy. */
export async function post(services: Services, letter: Letter): Promise<Mailed> {
  if (!services.mail) return 'off'
  try {
    await services.mail.send(letter)
    return 'sent'
  } catch (error) {
    // The mail server's words may repeat the address, so that only their kind is kept.
    services.log.error({ code: codeOf(error) }, 'a letter could not be sent')
    return 'failed'
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown'

export const invitationLetter = (to: string, practice: string, by: string, link: string): Letter => ({
  to,
  subject: `Invitation to ${practice}`,
  text: `${by} invites you to write notes in Throughline, in the practice ${practice}.

Open this link to join. It works once, within seven days:
${link}

If you did not expect this, you need not do anything.
`,
})

export const resetLetter = (to: string, practice: string, link: string): Letter => ({
  to,
  subject: `A new password for ${practice}`,
  text: `An administrator of the practice ${practice} made a link with which you set a new password for Throughline.

Open this link. It works once, within a day, and signs you out everywhere:
${link}

If you did not ask for this, tell your administrator.
`,
})
