import { Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { sentenceOf } from '../api/problems.ts'
import { leave, lock, useMe } from '../api/session.ts'
import { useKeeping } from '../keep/KeepingProvider.tsx'
import { Icon } from './Icon.tsx'
import { MemberButton } from './MemberButton.tsx'
import { Problem } from './Problem.tsx'
import { SignOutQuestion } from './SignOutQuestion.tsx'
import { chooseScheme, type Scheme, schemes, useScheme } from './scheme.ts'

const schemeOf = (value: string): Scheme => schemes.find(({ scheme }) => scheme === value)?.scheme ?? 'system'

/** The member's menu, which opens as soon as it stands. */
export function MemberChoices() {
  const me = useMe()
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    // It stands where the button was that was pressed: the focus comes back here when the menu closes.
    button.current?.focus()
    setOpened(true)
  }, [])
  const client = useQueryClient()
  const chosen = useScheme()
  const [problem, setProblem] = useState<string | null>(null)
  const keeping = useKeeping()
  const [asking, setAsking] = useState(false)
  const say = (error: unknown) => setProblem(sentenceOf(error))
  const out = async () => {
    await keeping?.erase()
    await leave(client)
  }
  const signOut = async () => {
    if (await keeping?.hasAny()) setAsking(true)
    else await out()
  }
  return (
    <>
      <SignOutQuestion opened={asking} onStay={() => setAsking(false)} onLose={() => void out().catch(say)} />
      <Menu opened={opened} onChange={setOpened}>
        <Menu.Target>
          <MemberButton ref={button} me={me} />
        </Menu.Target>
        <Menu.Dropdown>
          <div className="memberMenuHead">
            <b>{me.name}</b>
            <span className="muted small">{me.practice.name}</span>
          </div>
          <Menu.Divider />
          <Menu.Label>Appearance</Menu.Label>
          <Menu.RadioGroup value={chosen} onChange={(value) => chooseScheme(schemeOf(value))}>
            {schemes.map(({ scheme, word }) => (
              <Menu.RadioItem key={scheme} value={scheme} checkIcon={<Icon name="check" />}>
                {word}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item component={Link} to="/settings">
            Settings
          </Menu.Item>
          <Menu.Item onClick={() => void lock(client).catch(() => {})}>Lock</Menu.Item>
          <Menu.Item closeMenuOnClick={false} onClick={() => void signOut().catch(say)}>
            Sign out
          </Menu.Item>
          {problem && <Problem>{problem}</Problem>}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
