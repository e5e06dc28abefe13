import { choice, stamp, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const statuses = ['present', 'absent', 'unknown'] as const
export type CheckStatus = (typeof statuses)[number]
export const checkStatusNames: Readonly<Record<CheckStatus, string>> = {
  present: 'present',
  absent: 'absent',
  unknown: 'unknown',
}

/** The same statuses for what is done or true. */
const yesNoNames: Readonly<Record<CheckStatus, string>> = { present: 'yes', absent: 'no', unknown: 'not known' }

export const checklistRules = {
  id: text(),
  /** Which list the items came from, such as `contraindications`; null for a list of one's own. */
  list: text(),
  /** The list's title as it was then. */
  title: text(),
  /** How its answers are worded: `yes_no` for what is done or true, null for what is present or absent. */
  answers: choice(['yes_no']),
}
export const checkItemRules = {
  id: text(),
  /** Of the item in its list, the same in every note; null for an item of one's own. */
  key: text(),
  /** The item as it was worded then, so that a later change of the list leaves the note as it was. */
  label: text(),
  /** How the practice classed the item then, in its own words, such as `absolute`. */
  classedAs: text(),
  status: choice(statuses),
  /** Set where 'mark the rest absent' gave the status: the member, the name as it was then, and when. */
  markedBy: text(),
  markedByName: text(),
  markedAt: stamp(),
}

/** A list of things that are present, absent or unknown. */
export const Checklist = blockNode('checklist', checklistRules, ['checkItem'])
/** One item. Its words are the comment. */
export const CheckItem = lineNode('checkItem', checkItemRules)

/** The words for the statuses of a list. */
export const statusNamesOf = (answers: 'yes_no' | null): Readonly<Record<CheckStatus, string>> =>
  answers === 'yes_no' ? yesNoNames : checkStatusNames
