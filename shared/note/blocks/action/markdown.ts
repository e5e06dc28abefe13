import type { Values } from '../../attributes.ts'
import { labelled } from '../../markdown/labelled.ts'
import type { BlockWriter } from '../../markdown/writer.ts'
import { deriveAction, isEmptyAction } from './derive.ts'
import type { actionRules } from './schema.ts'

/** An action as a paragraph that says who, by when, and whether it is done. */
export const writeAction: BlockWriter = (node, { words }) => {
  if (isEmptyAction(node)) return []
  const { action, text } = deriveAction(node)
  const label = ['Action', describeAction(action)].filter((part) => part !== '').join(', ')
  return [labelled(label, text.map(words))]
}

/** `Ana, by 2026-11-27, done on 2026-11-25`; empty while nothing of it is filled. */
export function describeAction({ owner, due, doneOn }: Values<typeof actionRules>): string {
  return [owner ?? '', due === null ? '' : `by ${due}`, doneOn === null ? '' : `done on ${doneOn}`]
    .filter((part) => part !== '')
    .join(', ')
}
