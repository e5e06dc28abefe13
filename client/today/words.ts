import type { Today, WaitingNote } from '../../shared/api/today.ts'
import { placeInWords } from '../cases/words.ts'
import { daysAgo, saidWhen } from '../ui/dates.ts'
import { capital, counted, inWords } from '../ui/numbers.ts'
import { phaseWord } from '../ui/PhaseName.tsx'

/** The day in one sentence: `Two notes to finish, none came back.` */
export function todayInWords({ toReview, toFinish, sentBack }: Today): string {
  if (toReview.length + toFinish.length + sentBack.length === 0) return 'Nothing waits for you.'
  const parts = [
    toReview.length > 0 ? `${counted(toReview.length, 'note')} to review` : null,
    toFinish.length > 0 ? `${counted(toFinish.length, 'note')} to finish` : null,
    sentBack.length > 0 ? `${inWords(sentBack.length)} of yours came back` : 'none came back',
  ]
  return `${capital(parts.filter((part) => part !== null).join(', '))}.`
}

/** What is still to do in a note, or when somebody last wrote in it. */
export function unfinishedInWords({ facts, updatedAt }: WaitingNote): string {
  const empty = facts?.requiredEmpty ?? 0
  return empty > 0
    ? `${capital(counted(empty, 'required section'))} still empty`
    : `Last written in ${saidWhen(updatedAt)}`
}

/** What a supervisor should look at first, in plain words. */
export function lookFirst({ facts }: WaitingNote): string[] {
  if (facts === null) return []
  return [
    facts.lookFirst ? 'item 9 above 0' : null,
    facts.adverseEffects ? 'adverse effect' : null,
    facts.requiredEmpty > 0 ? `required sections empty: ${facts.requiredEmpty}` : null,
  ].filter((one) => one !== null)
}

/** How long a note has waited; empty on its first day. */
export function waitsInWords({ statusSince }: WaitingNote): string {
  const days = daysAgo(statusSince)
  return days <= 0 ? '' : `waits ${counted(days, 'day')}`
}

/** The note's place in its course, or what kind of note it is where it has none. */
export function whichInWords({ phase, title, dose, afterDose }: WaitingNote): string {
  const place = afterDose === null ? '' : placeInWords(phase, { dose, after: afterDose })
  return place || (phase === null || title === phaseWord(phase) ? '' : title)
}
