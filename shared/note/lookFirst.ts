import type { RiskSign } from '../api/facts.ts'
import { deriveCssrs } from './blocks/cssrs/derive.ts'
import { deriveScale } from './blocks/scale/derive.ts'
import type { NoteNode } from './noteJson.ts'

/** What has to be looked at first in a block, and the plain words that stand in the block for it; null where there is nothing. */
export function lookFirstIn(block: NoteNode): { sign: RiskSign; words: string } | null {
  if (block.type === 'scale') {
    const { scale, lookFirst } = deriveScale(block)
    return scale.lookFirst === null || lookFirst === null ? null : { sign: scale.lookFirst.sign, words: lookFirst }
  }
  if (block.type !== 'cssrs') return null
  const { lookFirst } = deriveCssrs(block)
  return lookFirst === null ? null : { sign: 'cssrs', words: lookFirst }
}
