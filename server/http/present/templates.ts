import type { Template as ApiTemplate } from '../../../shared/api/notes.ts'
import { TemplateId } from '../../../shared/ids.ts'
import type { Template } from '../../../shared/templates/index.ts'

export function presentTemplate({
  id,
  name,
  description,
  phase,
  compartment,
  version,
  sections,
}: Template): ApiTemplate {
  return {
    id: TemplateId.parse(id),
    name,
    description,
    phase,
    compartment,
    version,
    sections: sections.map(({ key, title, required }) => ({ key, title, required: required ?? false })),
  }
}
