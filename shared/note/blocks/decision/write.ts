import { isWordless } from '../../noteJson.ts'
import type { BlockWriter } from '../../written/part.ts'
import { deriveDecision, isEmptyDecision } from './derive.ts'

/** A decision with who took it and when, and its reasons. */
export const writeDecision: BlockWriter = (node) => {
  if (isEmptyDecision(node)) return []
  const { decision, title, decided, words: lines } = deriveDecision(node)
  const said = [
    decided ?? 'open',
    decision.by === null || decision.by === '' ? '' : `decided by ${decision.by}`,
    decision.on === null ? '' : `on ${decision.on}`,
    decision.at === null ? '' : `at ${decision.at}`,
  ].filter((part) => part !== '')
  return [{ paragraph: `${title}: ${said.join(', ')}.` }, ...(lines.every(isWordless) ? [] : [{ label: 'Why', lines }])]
}
