import { randomUUID } from 'node:crypto'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { plainOf } from '../../../shared/history/authored.ts'
import type { TemplateId } from '../../../shared/ids.ts'
import { childrenOf, type NoteNode } from '../../../shared/note/noteJson.ts'
import { sameText } from '../../../shared/templates/compare.ts'
import { sectionsOf, sectionWith, type WrittenSection } from '../../../shared/templates/content.ts'
import type { Tx } from '../../storage/database.ts'
import { insertTemplateVersion } from '../../storage/repos/templateVersions.ts'
import type { AuditEntry } from '../audit/record.ts'
import type { EditText } from '../history/textEdit.ts'
import type { Actor, Services } from '../services.ts'
import { asOfNow, writeAs } from '../writeAs.ts'
import { type OwnTemplateForActor, requireOwnTemplate } from './templates.ts'

const mostTries = 5

/** A change of a template's whole text, as one edit of the actor's that colleagues see come like any other. */
export interface TemplateEdit {
  /** What the sections become, from what they are when the edit is taken in. */
  change: (sections: readonly WrittenSection[]) => WrittenSection[]
  /** Says in the list of versions why the text that is taken away was kept, where it was never published. */
  kept: string
  audit: Pick<AuditEntry, 'action' | 'detail'>
  /** Written in the same transaction, and by itself where the edit would change nothing. */
  also?: (tx: Tx) => Promise<void>
}

/**
 * Edits a template as a whole. What it takes away and was not published is kept as a version without a number, in the same
 * transaction. Sections that stay the same are not touched, so that whoever writes in them goes on.
 */
export async function editTemplate(
  services: Services,
  editText: EditText,
  actor: Actor,
  id: TemplateId,
  { change, kept, audit, also = async () => undefined }: TemplateEdit,
): Promise<OwnTemplateForActor> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const { template } = await requireOwnTemplate(services.database.read, actor, id, 'edit')
    const outcome = await editText({
      practiceId: actor.practiceId,
      caseId: null,
      documentId: template.documentId,
      actor,
      become: (text) => becomes(plainOf(text), change),
      async before(tx, { text, head }) {
        const found = await stillEdits(services, tx, actor, id)
        if (!found) return false
        if (head > found.template.publishedHead)
          await insertTemplateVersion(tx, actor.practiceId, id, {
            ...{ id: randomUUID(), number: null, summary: kept, at: services.clock(), memberId: actor.memberId },
            sections: JSON.stringify(sectionsOf(plainOf(text))),
          })
        return true
      },
      after: (tx) => also(tx),
      audit: { ...audit, by: actor, subject: { kind: 'template', id } },
    })
    switch (outcome.is) {
      case 'done':
        return requireOwnTemplate(services.database.read, actor, id, 'read')
      case 'unchanged':
        await writeAs(services, actor, async (tx, now) => {
          await requireOwnTemplate(tx, now, id, 'edit')
          await also(tx)
        })
        return requireOwnTemplate(services.database.read, actor, id, 'read')
      case 'too_large':
        throw new DomainError('too_large')
      case 'failed':
        throw new DomainError('storage_refuses')
      case 'again':
      case 'locked':
    }
  }
  throw new DomainError('note_busy')
}

async function stillEdits(services: Services, tx: Tx, actor: Actor, id: TemplateId) {
  try {
    return await asOfNow(services, tx, actor, (now) => requireOwnTemplate(tx, now, id, 'edit'))
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

/** The document with its new sections. One that is what it was stays the node that it is; of one that changed its id stays. */
function becomes(document: NoteNode, change: TemplateEdit['change']): NoteNode {
  const nodes = childrenOf(document).filter(({ type }) => type === 'section')
  const before = sectionsOf(document)
  const standing = new Map(before.map((section, index) => [section.key, { section, node: nodes[index] }]))
  const content = change(before).map((section) => {
    const was = standing.get(section.key)
    if (was?.node && isSame(was.section, section)) return was.node
    const id = was?.node?.attrs?.id
    return sectionWith(section, () => (typeof id === 'string' ? id : randomUUID()))
  })
  return { ...document, content }
}

const isSame = (one: WrittenSection, other: WrittenSection): boolean =>
  one.title === other.title &&
  one.guidance === other.guidance &&
  one.required === other.required &&
  one.answeredBy === other.answeredBy &&
  one.source === other.source &&
  sameText(one, other)
