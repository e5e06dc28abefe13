import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Supervision } from '../../shared/api/supervision.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { supervisionQuery } from '../api/supervision.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { SupervisionForm } from './SupervisionForm.tsx'
import { SupervisionRows } from './SupervisionRows.tsx'

/** Who answers for whose notes: all of the practice for an admin, one's own for everybody else. */
export function SupervisionSection() {
  const me = useMe()
  const supervision = useQuery(supervisionQuery)
  const [edited, setEdited] = useState<Supervision | 'new' | null>(null)
  const mayManage = me.abilities.manageMembers
  if (supervision.error) return <Problem>{sentenceOf(supervision.error)}</Problem>
  if (!supervision.data) return <Loading />
  const { items } = supervision.data
  return (
    <>
      {items.length === 0 ? (
        <div className="emptyList">
          <p>{mayManage ? 'Nobody is supervised yet.' : 'You have no part in a supervision.'}</p>
          {mayManage && <Button onClick={() => setEdited('new')}>Begin a supervision</Button>}
        </div>
      ) : (
        <>
          <SupervisionRows items={items} onChange={setEdited} />
          {mayManage && (
            <div className="listFoot">
              <Button icon="plus" onClick={() => setEdited('new')}>
                Begin a supervision
              </Button>
            </div>
          )}
        </>
      )}
      {mayManage && <SupervisionForm edited={edited} onClose={() => setEdited(null)} />}
    </>
  )
}
