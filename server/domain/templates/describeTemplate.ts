import type { DescribeTemplate } from '../../../shared/api/templates.ts'
import type { TemplateId } from '../../../shared/ids.ts'
import { updateTemplate } from '../../storage/repos/templates.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { type OwnTemplateForActor, requireOwnTemplate } from './templates.ts'

/** An editor says what a template is called and where it stands. Notes that were made from it keep what they have. */
export async function describeTemplate(
  services: Services,
  actor: Actor,
  id: TemplateId,
  described: DescribeTemplate,
): Promise<OwnTemplateForActor> {
  return writeInPractice(services, actor, async (tx, now) => {
    await requireOwnTemplate(tx, now, id, 'edit')
    await updateTemplate(tx, actor.practiceId, id, described)
    const subject = { kind: 'template', id } as const
    await recordAudit(tx, services.clock(), { action: 'template.described', by: actor, subject })
    return requireOwnTemplate(tx, now, id, 'edit')
  })
}
