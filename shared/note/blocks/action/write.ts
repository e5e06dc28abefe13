import type { Values } from '../../attributes.ts'
import type { BlockWriter } from '../../written/part.ts'
import { deriveAction, isEmptyAction } from './derive.ts'
import type { actionRules } from './schema.ts'

/** An action as a paragraph that says who, by when, and whether it is done. */
export const writeAction: BlockWriter = (node) => {
  if (isEmptyAction(node)) return []
  const { action, text } = deriveAction(node)
  const label = ['Action', describeAction(action)].filter((part) => part !== '').join(', ')
  return [{ label, lines: text }]
}

/** `Ana, by 2026-11-27, done on 2026-11-25`; empty while nothing of it is filled. */
export function describeAction({ owner, due, doneOn }: Values<typeof actionRules>): string {
  return [owner ?? '', due === null ? '' : `by ${due}`, doneOn === null ? '' : `done on ${doneOn}`]
    .filter((part) => part !== '')
    .join(', ')
}
