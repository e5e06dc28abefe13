import { z } from '@hono/zod-openapi'
import { DomainError } from '../../shared/errors/catalogue.ts'
import { type CaseFormat, caseFormats } from '../domain/cases/exportCase.ts'
import { type Exported, type NoteFormat, noteFormats } from '../domain/notes/exportNote.ts'

/** How an export is asked for. What there is no writer for is said by its own code, not as a fault in the request. */
export const exportQuery = z.object({ format: z.string().max(20).default('markdown') })
/** A case's file leaves drafts out, which are no part of the chart, unless somebody asks for them. */
export const caseExportQuery = exportQuery.extend({ drafts: z.enum(['true', 'false']).default('false') })
type Asked = z.infer<typeof exportQuery>

/** Throws `unknown_format` for what cannot be written. */
export const noteFormatOf = ({ format }: Asked): NoteFormat => among(noteFormats, format)

/** The same for a case. */
export const caseFormatOf = ({ format }: Asked): CaseFormat => among(caseFormats, format)

function among<Format extends string>(formats: readonly Format[], asked: string): Format {
  const format = formats.find((one) => one === asked)
  if (format === undefined) throw new DomainError('unknown_format')
  return format
}

/** What is sent with a file. What is no text is to be saved and not shown. */
export const exportHeaders = ({ body, contentType, ending }: Exported): Record<string, string> => ({
  'Content-Type': contentType,
  ...(typeof body === 'string' ? {} : { 'Content-Disposition': `attachment; filename="export.${ending}"` }),
})

/** In the description of the API. */
export const exportContent = {
  'text/markdown': { schema: z.string() },
  'application/pdf': { schema: z.string() },
}
