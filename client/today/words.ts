import type { Today, WaitingNote } from '../../shared/api/today.ts'
import { calendarDayOf } from '../../shared/note/calendar.ts'
import { riskSignWords } from '../../shared/review/sentences.ts'
import { placeInWords } from '../cases/words.ts'
import { dayInput, daysAgo, saidWhen, shortDay } from '../ui/dates.ts'
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
    ...facts.lookFirst.map((sign) => riskSignWords[sign]),
    facts.adverseEffects ? 'adverse effect' : null,
    facts.requiredEmpty > 0 ? `required sections empty: ${facts.requiredEmpty}` : null,
  ].filter((one) => one !== null)
}

/** Whether its review is overdue by the practice's rule. */
export const isLate = ({ reviewDueAt }: WaitingNote): boolean =>
  reviewDueAt !== null && Date.parse(reviewDueAt) < Date.now()

/** By which day something is due: `due today`, `due 3 May`, `was due on 3 May`. `today` is the viewer's own. */
function dueInWords(day: string, today = calendarDayOf(new Date())): string {
  if (day === today) return 'due today'
  return `${day < today ? 'was due on' : 'due'} ${shortDay(day)}`
}

/** By when one's own draft is to be signed; empty where no day is set. */
export const signInWords = ({ signDueOn }: WaitingNote, today?: string): string =>
  signDueOn === null ? '' : dueInWords(signDueOn, today)

/** By when it is due, or how long a note has waited; empty on its first day where no day is set. */
export function waitsInWords(note: WaitingNote): string {
  const { statusSince, reviewDueAt } = note
  if (reviewDueAt !== null) return dueInWords(dayInput(reviewDueAt))
  const days = daysAgo(statusSince)
  return days <= 0 ? '' : `waits ${counted(days, 'day')}`
}

/** The note's place in its course, or what kind of note it is where it has none. */
export function whichInWords({ phase, title, dose, afterDose }: WaitingNote): string {
  const place = afterDose === null ? '' : placeInWords(phase, { dose, after: afterDose })
  return place || (phase === null || title === phaseWord(phase) ? '' : title)
}
