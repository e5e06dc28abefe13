import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Case } from '../../shared/api/cases.ts'
import { countCarried } from '../../shared/note/carryOver.ts'
import { carriedQuery } from '../api/threads.ts'
import { Icon } from '../ui/Icon.tsx'

/** What a new note takes over from earlier ones, as an entry of the menu by which it can be left out. */
export function CarryOver({ one, carry, onChange }: { one: Case; carry: boolean; onChange: (carry: boolean) => void }) {
  const carried = useQuery(carriedQuery(one.id)).data
  const words = carried === undefined ? '' : carriedInWords(countCarried(carried))
  if (words === '') return null
  return (
    <Menu.Item
      closeMenuOnClick={false}
      leftSection={<Icon name={carry ? 'actionDone' : 'action'} />}
      onClick={() => onChange(!carry)}
    >
      {carry ? 'Carries over what is open' : 'Begins without what is open'}
      <span className="templateWords muted">{words}, where the note has a place for them</span>
    </Menu.Item>
  )
}

/** `3 open goals, 2 unfinished actions, 4 medicines, the weight`; empty for nothing. */
function carriedInWords({ goals, actions, medicines, weight }: ReturnType<typeof countCarried>): string {
  const parts = [
    goals === 0 ? null : `${goals} open ${goals === 1 ? 'goal' : 'goals'}`,
    actions === 0 ? null : `${actions} unfinished ${actions === 1 ? 'action' : 'actions'}`,
    medicines === 0 ? null : `${medicines} ${medicines === 1 ? 'medicine' : 'medicines'}`,
    weight ? 'the weight' : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}
