import { useQuery } from '@tanstack/react-query'
import { mailChoiceQuery, useChooseMail } from '../api/notifications.ts'
import { sentenceOf } from '../api/problems.ts'
import { Problem } from '../ui/Problem.tsx'
import { Tick } from '../ui/Tick.tsx'

/** Whether letters say that something waits. Only where the practice has a mail server. */
export function MailSection() {
  const choice = useQuery(mailChoiceQuery)
  const choose = useChooseMail()
  if (!choice.data?.offered) return null
  return (
    <section className="settingsSection" aria-labelledby="mail-heading">
      <h2 id="mail-heading">Letters</h2>
      <Tick
        label="Write to me when something waits"
        hint="At most once an hour, and never with a word about a client: only that something waits."
        checked={choice.data.wanted}
        disabled={choose.isPending}
        onChange={({ currentTarget }) => choose.mutate(currentTarget.checked)}
      />
      {choose.error && <Problem>{sentenceOf(choose.error)}</Problem>}
    </section>
  )
}
