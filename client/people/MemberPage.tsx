import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { MemberInFull } from '../../shared/api/members.ts'
import { memberQuery } from '../api/people.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { NotFoundPage } from '../notFound/NotFoundPage.tsx'
import { dayOf } from '../ui/dates.ts'
import { Face } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Credentials } from './Credentials.tsx'
import { MemberActs } from './MemberActs.tsx'
import { SupervisionRows } from './SupervisionRows.tsx'
import './people.css'

/** One member: who they are, with credentials, teams and supervision. */
export function MemberPage() {
  const { memberId = '' } = useParams()
  const found = useQuery(memberQuery(memberId))
  if (isRefused(found.error, 'not_found', 'invalid_request')) return <NotFoundPage />
  if (found.error && !found.data) return <Problem>{sentenceOf(found.error)}</Problem>
  if (!found.data) return <Loading />
  const member = found.data
  return (
    <>
      <title>{`${member.name} · Throughline`}</title>
      <Link to="/people" className="wayUp">
        <Icon name="back" />
        People
      </Link>
      <MemberHead member={member} />
      <div className="memberParts">
        <Credentials member={member} />
        <section aria-labelledby="teams-heading">
          <div className="listHead">
            <h2 id="teams-heading">Teams</h2>
          </div>
          {member.teams.length === 0 ? (
            <p className="nothingYet muted">In no team.</p>
          ) : (
            <ul className="rows" aria-label="Teams">
              {member.teams.map(({ id, name }) => (
                <li key={id} className="plainRow">
                  {name}
                </li>
              ))}
            </ul>
          )}
        </section>
        {member.supervision.length > 0 && (
          <section aria-labelledby="supervision-heading">
            <div className="listHead">
              <h2 id="supervision-heading">Supervision</h2>
            </div>
            <SupervisionRows items={member.supervision} />
          </section>
        )}
      </div>
    </>
  )
}

function MemberHead({ member }: { member: MemberInFull }) {
  return (
    <header className="memberHead">
      <div className="memberWho">
        <span aria-hidden="true">
          <Face person={member} />
        </span>
        <div>
          <h1>{member.name}</h1>
          <p className="muted">
            {member.leftAt ? `left on ${dayOf(member.leftAt)}` : member.roles.join(', ') || 'no role'}
            {member.email && <span className="memberEmail"> {member.email}</span>}
          </p>
        </div>
      </div>
      <MemberActs member={member} />
    </header>
  )
}
