import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { templateFileSchema } from '../../shared/templates/file/schema.ts'

/*
 * Writes the JSON Schema of files of templates anew: `node tests/scripts/templateSchema.ts`. It is made from the rules by which
 * such a file is read; a test says when the committed one is out of date.
 */

const path = fileURLToPath(new URL('../../docs/template-file.schema.json', import.meta.url))
writeFileSync(path, `${JSON.stringify(templateFileSchema(), null, 2)}\n`)
