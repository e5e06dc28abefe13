import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Notification, NotificationKind } from '../../shared/api/notifications.ts'
import { notificationsQuery, useRead } from '../api/notifications.ts'
import { sentenceOf } from '../api/problems.ts'
import { ClientName } from '../cases/ClientName.tsx'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { When } from '../ui/When.tsx'
import './notifications.css'

/** What one was told, the newest first; each leads to its note. */
export function NotificationsPage() {
  const found = useQuery({ ...notificationsQuery, refetchOnMount: 'always' })
  const read = useRead()
  return (
    <div className="wide notificationsPage">
      <title>What is new · Throughline</title>
      <div className="pageHead">
        <h1>What is new</h1>
        {(found.data?.unread ?? 0) > 0 && (
          <Button disabled={read.isPending} onClick={() => read.mutate(undefined)}>
            Mark all as read
          </Button>
        )}
      </div>
      {(found.error ?? read.error) && <Problem>{sentenceOf(found.error ?? read.error)}</Problem>}
      {found.isLoading && <Loading />}
      {found.data?.items.length === 0 && (
        <p className="muted">Nothing yet. What others do with your notes is told here.</p>
      )}
      {found.data && found.data.items.length > 0 && (
        <ul className="rows" aria-label="What is new">
          {found.data.items.map((one) => (
            <li key={one.id}>
              <Row one={one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const words: Record<NotificationKind, string> = {
  to_review: 'submitted a note for your review',
  to_attest: 'asks you to answer for your sections',
  sent_back: 'asked for changes to your note',
  completed: 'closed your note with a signature',
  amended: 'began a note beside yours',
  entered_in_error: 'marked your note as entered in error',
  mentioned: 'mentioned you in a comment',
  commented: 'commented on your note',
}

/** Notes that wait for the reader’s own signature open in the queue. */
const placeOf = ({ kind, note }: Notification): string =>
  kind === 'to_review' || kind === 'to_attest' ? `/review/${note.id}` : `/notes/${note.id}`

function Row({ one }: { one: Notification }) {
  const { kind, at, read, note, by } = one
  return (
    <Link className="notificationRow" to={placeOf(one)} data-unread={read ? undefined : ''}>
      <span aria-hidden="true">
        <Face person={by} size="small" />
      </span>
      <span>
        {!read && <span className="visuallyHidden">Unread: </span>}
        <b>{by.name}</b> {words[kind]}
        <span className="muted">
          {' '}
          <ClientName client={{ code: note.caseCode, preferredName: note.casePreferredName }} /> {note.title}
        </span>
      </span>
      <span className="muted small">
        <When at={at} />
      </span>
    </Link>
  )
}
