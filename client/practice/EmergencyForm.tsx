import { PracticeSettings } from '../../shared/api/practice.ts'
import { TextField } from '../ui/TextField.tsx'
import { PartForm, type PartProps } from './PartForm.tsx'

const schema = PracticeSettings.pick({ emergencyNumber: true })
const read = (typed: Record<string, string>) => ({ emergencyNumber: typed.emergencyNumber ?? null })

/** Whom to call at the practice's own place. */
export function EmergencyForm({ settings }: PartProps) {
  return (
    <PartForm settings={settings} name="the emergency number" schema={schema} read={read}>
      {({ emergencyNumber }) => (
        <TextField
          name="emergencyNumber"
          label="Number, and what to say"
          hint="Such as ‘911, rear entrance, Mill Lane 4’."
          autoComplete="off"
          defaultValue={settings.emergencyNumber ?? ''}
          error={emergencyNumber}
        />
      )}
    </PartForm>
  )
}
