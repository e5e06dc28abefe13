import { useMe } from '../api/session.ts'
import { AppearanceSection } from './AppearanceSection.tsx'
import { MailSection } from './MailSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { PinSection } from './PinSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import { SettingsParts } from './SettingsParts.tsx'
import './settings.css'

/** The member's own account: password, PIN, sessions, appearance. */
export function SettingsPage() {
  const me = useMe()
  return (
    <div className="settings">
      <title>Settings · Throughline</title>
      <div className="pageHead">
        <h1>Settings</h1>
        <p className="muted">
          {me.name}, {me.email}
        </p>
      </div>
      <SettingsParts />
      <PasswordSection />
      <PinSection />
      <MailSection />
      <SessionsSection />
      <AppearanceSection />
    </div>
  )
}
