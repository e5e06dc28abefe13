import { useState } from 'react'
import type { Case } from '../../shared/api/cases.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SaveAs } from '../ui/SaveAs.tsx'
import { useShade } from '../ui/shade.ts'
import { Tick } from '../ui/Tick.tsx'
import { CoursePlan } from './CoursePlan.tsx'
import { EditCase } from './EditCase.tsx'
import { Identity } from './Identity.tsx'
import { OpenAndClose } from './OpenAndClose.tsx'

type Opened = 'case' | 'course' | 'identity' | null

/** What can be done with the case itself, under everything else. */
export function CaseActs({ one }: { one: Case }) {
  const [opened, setOpened] = useState<Opened>(null)
  // Drafts are no part of the chart: a file has them when somebody says so.
  const [drafts, setDrafts] = useState(false)
  const { down } = useShade()
  const close = () => setOpened(null)
  const dialog = (name: Opened) => ({ opened: opened === name, onClose: close })
  return (
    <footer className="caseFoot">
      <div className="actions">
        {one.abilities.edit && <Button onClick={() => setOpened('case')}>Change the case</Button>}
        {one.abilities.edit && <Button onClick={() => setOpened('course')}>Plan of the course</Button>}
        {!down && <Button onClick={() => setOpened('identity')}>Legal identity</Button>}
        <SaveAs from={`/api/cases/${one.id}/export`} name={one.code} {...(drafts ? { asking: 'drafts=true' } : {})} />
        <Tick label="With drafts" checked={drafts} onChange={(event) => setDrafts(event.currentTarget.checked)} />
        {one.abilities.openAndClose && <OpenAndClose one={one} />}
      </div>
      <Dialog {...dialog('case')} title={`Change case ${one.code}`}>
        <EditCase one={one} onClose={close} />
      </Dialog>
      <Dialog {...dialog('course')} title={`Plan of the course, ${one.code}`}>
        <CoursePlan one={one} onClose={close} />
      </Dialog>
      <Dialog {...dialog('identity')} title={`Legal identity, ${one.code}`}>
        <Identity one={one} onClose={close} />
      </Dialog>
    </footer>
  )
}
