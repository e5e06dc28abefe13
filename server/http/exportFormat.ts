import { z } from '@hono/zod-openapi'
import { DomainError } from '../../shared/errors/catalogue.ts'
import type { ExportFormat } from '../domain/notes/exportNote.ts'

/** How an export is asked for. What there is no writer for is said by its own code, not as a fault in the request. */
export const exportQuery = z.object({ format: z.string().max(20).default('markdown') })

/** Throws `unknown_format` for what cannot be written. */
export function formatOf({ format }: z.infer<typeof exportQuery>): ExportFormat {
  if (format !== 'markdown' && format !== 'json') throw new DomainError('unknown_format')
  return format
}
