import { readText } from '../../server/domain/history/versionText.ts'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import type { DocumentId } from '../../shared/ids.ts'
import type { TestMember } from '../support/actors.ts'
import type { App } from '../support/app.ts'

/** A note's text with its authors, as it is on disk. */
export async function authoredText(
  app: App,
  member: TestMember,
  note: { documentId: DocumentId },
): Promise<AuthoredNode> {
  const read = await readText(app.services.database, member.practiceId, note.documentId)
  if (!read) throw new Error('There is no such note.')
  return read.text
}

/** Everything that was written, each piece with the name of its author, or `template`. */
export function piecesBy(text: AuthoredNode, people: readonly TestMember[]): [words: string, name: string][] {
  const names = new Map(people.map(({ id, name }) => [id as string, name]))
  const found: [string, string][] = []
  const visit = (node: AuthoredNode): void => {
    if (node.type === 'text') {
      const name = node.by === undefined ? 'template' : (names.get(node.by) ?? 'somebody else')
      const last = found.at(-1)
      if (last?.[1] === name) last[0] += ` ${node.text ?? ''}`
      else found.push([node.text ?? '', name])
    }
    for (const child of node.content ?? []) visit(child)
  }
  visit(text)
  return found
}

/** The part with this id. */
export function partOf(text: AuthoredNode, id: string): AuthoredNode {
  const waiting = [text]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.attrs?.id === id) return node
    waiting.push(...(node.content ?? []))
  }
  throw new Error(`There is no part ${id}.`)
}
