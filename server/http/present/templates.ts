import { templateAbilities } from '../../../shared/access/templates.ts'
import type { Template as ApiTemplate } from '../../../shared/api/templates.ts'
import { SCHEMA_VERSION } from '../../../shared/note/schema.ts'
import type { Template } from '../../../shared/templates/index.ts'
import type { Asking } from '../../domain/services.ts'

export function presentBuiltIn(viewer: Asking, template: Template): ApiTemplate {
  const { id, name, description, phase, technique, compartment, version, sections } = template
  return {
    ...{ id, name, description, phase, technique, compartment, version },
    origin: 'built_in',
    unpublished: false,
    sections: sections.map(({ key, title, required }) => ({ key, title, required })),
    owner: null,
    sharing: null,
    basedOn: null,
    documentId: null,
    schemaVersion: SCHEMA_VERSION,
    putAway: false,
    use: null,
    updatedAt: null,
    abilities: templateAbilities(viewer, {
      ...{ builtIn: true, part: null, ownerLeft: false },
      ...{ published: true, putAway: false },
    }),
  }
}
