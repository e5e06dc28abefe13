import { useState } from 'react'
import { useMe } from '../api/session.ts'
import { later, useLater } from './later.ts'
import { MemberButton } from './MemberButton.tsx'

const menu = later(() => import('./MemberChoices.tsx'))

/** Who is signed in, the colours they like, and the way out: the menu itself stands once the button was pressed. */
export function MemberMenu() {
  const me = useMe()
  const [parts, ask] = useLater(menu)
  const [pressed, setPressed] = useState(false)
  if (parts && pressed) return <parts.MemberChoices />
  const press = () => {
    setPressed(true)
    ask()
  }
  return <MemberButton me={me} aria-haspopup="menu" aria-expanded={false} onClick={press} />
}
