import { ChangeMember as Changed, type MemberInFull } from '../../shared/api/members.ts'
import { PersonColor } from '../../shared/api/people.ts'
import { useChangeMember } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Face } from '../ui/Face.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'

interface ChangeMemberProps {
  member: MemberInFull
  opened: boolean
  onClose: () => void
}

const colorWords: Record<PersonColor, string> = { p1: 'Slate', p2: 'Amber', p3: 'Indigo', p4: 'Rose', p5: 'Moss' }

/** A member, or an admin for them, changes the name and the colour that colleagues see. */
export function ChangeMember({ member, opened, onClose }: ChangeMemberProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Name and colour of ${member.name}`}>
      <MemberForm member={member} onClose={onClose} />
    </Dialog>
  )
}

function MemberForm({ member, onClose }: Omit<ChangeMemberProps, 'opened'>) {
  const change = useChangeMember(member.id)
  const { sentences, submit, elsewhere } = useForm(Changed, change, (typed) => ({ name: '', ...typed }), onClose)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextField
        name="name"
        label="Name"
        required
        data-autofocus
        autoComplete="off"
        defaultValue={member.name}
        error={sentences.name}
      />
      <fieldset className="choices colorChoices">
        <legend>Colour</legend>
        {PersonColor.options.map((color) => (
          <label key={color} className="colorChoice">
            <input type="radio" name="color" value={color} defaultChecked={color === member.color} />
            <span aria-hidden="true">
              <Face person={{ name: member.name, color }} />
            </span>
            {colorWords[color]}
          </label>
        ))}
      </fieldset>
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={change.isPending}>
          Save the changes
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
