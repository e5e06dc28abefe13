import type { ReactNode } from 'react'

/** A line of a form: what is asked, and its cells. */
export function FormRow({ name, nameId, children }: { name: string; nameId?: string; children: ReactNode }) {
  return (
    <div className="formRow">
      <span className="formName" id={nameId}>
        {name}
      </span>
      <span className="formCells">{children}</span>
    </div>
  )
}
