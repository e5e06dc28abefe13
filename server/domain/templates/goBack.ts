import { randomUUID } from 'node:crypto'
import type { KeptText } from '../../../shared/api/templates.ts'
import type { TemplateId } from '../../../shared/ids.ts'
import { withFreshIds } from '../../../shared/templates/begin.ts'
import type { EditText } from '../history/textEdit.ts'
import type { Actor, Services } from '../services.ts'
import { editTemplate } from './editTemplate.ts'
import { type OwnTemplateForActor, requireOwnTemplate } from './templates.ts'
import { textOf } from './templateText.ts'

/**
 * An editor brings a text that was kept back as what is written now. What was written and not published is kept in the list of
 * versions. Nothing is published by it. `not_found` where there is none such.
 */
export async function goBack(
  services: Services,
  editText: EditText,
  actor: Actor,
  id: TemplateId,
  version: KeptText,
): Promise<OwnTemplateForActor> {
  const found = await requireOwnTemplate(services.database.read, actor, id, 'edit')
  const sections = await textOf(services.database.read, actor, found, version)
  const fresh = sections.map((section) => ({ ...section, content: withFreshIds(section.content, randomUUID) }))
  return editTemplate(services, editText, actor, id, {
    change: () => fresh,
    kept: `What was written before going back to ${typeof version === 'number' ? `version ${version}` : 'an earlier text'}`,
    audit: { action: 'template.text_brought_back', detail: { version } },
  })
}
