import { join } from 'node:path'
import { z } from 'zod'
import { isNetwork } from './addresses.ts'

/** Configuration comes from the environment, is parsed once and then does not change. There are no default secrets. */
const Environment = z.object({
  PORT: z.coerce.number('PORT must be a number.').int().min(0).max(65_535, 'PORT must be at most 65535.').default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  SEAL_SECRET_FILE: z.string().min(1).optional(),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'PUBLIC_URL must be the address of the site, https://notes.example for instance.',
    })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// (or be left out).')
    .optional(),
  AUDIT_ANCHOR: z.string().min(1).optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .refine(
      (list) => list.every(isNetwork),
      'TRUSTED_PROXIES must be addresses or networks with commas between them, 127.0.0.1, 10.0.0.0/8 for instance.',
    )
    .default([]),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'METRICS_TOKEN must be at least 16 characters long, without spaces.')
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must be smtp://… or smtps://… (or be left out).' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, 'MAIL_FROM must be one line.')
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.',
    )
    .default('warn'),
})

export interface Config {
  port: number
  host: string
  dataDir: string
  /** The file with the secret that signatures are sealed with. */
  sealSecretFile: string
  /** Where members reach the site; without one, `http://localhost:PORT`. */
  publicUrl: string | null
  /** Where the data is: `postgres://…`, or `file:…` for the embedded database. */
  databaseUrl: string
  /** The file outside the database that names the newest audit entries. */
  auditAnchor: string
  /** Addresses and networks of reverse proxies; nobody else is believed whom a request comes from. */
  trustedProxies: readonly string[]
  /** With it, programs elsewhere may read the metrics. */
  metricsToken: string | null
  /** The mail server that sends invitations, and whom its letters are from; null where they are handed over as links. */
  mail: { smtpUrl: string; from: string } | null
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}

/** Reads the environment. Throws one error that names every variable that does not fit. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration does not fit.\n${sentences.join('\n')}`)
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, DATABASE_URL, LOG_LEVEL, TRUSTED_PROXIES, METRICS_TOKEN, AUDIT_ANCHOR } =
    parsed.data
  return Object.freeze({
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    sealSecretFile: parsed.data.SEAL_SECRET_FILE ?? `${DATA_DIR}/seal-secret`,
    publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL).origin : null,
    databaseUrl: DATABASE_URL ?? `file:${DATA_DIR}/throughline.db`,
    auditAnchor: AUDIT_ANCHOR ?? join(DATA_DIR, 'audit-anchor.json'),
    trustedProxies: TRUSTED_PROXIES,
    metricsToken: METRICS_TOKEN ?? null,
    mail: mailOf(parsed.data),
    logLevel: LOG_LEVEL,
  })
}

function mailOf({ SMTP_URL, MAIL_FROM }: z.infer<typeof Environment>): Config['mail'] {
  if (SMTP_URL === undefined && MAIL_FROM === undefined) return null
  if (SMTP_URL === undefined || MAIL_FROM === undefined)
    throw new Error('The configuration does not fit.\nSMTP_URL and MAIL_FROM go together: set both, or neither.')
  return { smtpUrl: SMTP_URL, from: MAIL_FROM }
}
