import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Template } from '../../shared/api/templates.ts'
import type { TemplateId } from '../../shared/ids.ts'
import { sentenceOf } from '../api/problems.ts'
import { templatesQuery } from '../api/templates.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { BringIn } from './BringIn.tsx'
import { NarrowShelf } from './NarrowShelf.tsx'
import { NewTemplate } from './NewTemplate.tsx'
import { Shelf } from './Shelf.tsx'
import { everything, isNarrowed, type Narrowing, shelfOf } from './shelf.ts'
import { TakenTogether } from './TakenTogether.tsx'
import { TemplatePreview } from './TemplatePreview.tsx'
import './templates.css'

/** From here on a template is shown beside the shelf; below that it has a page of its own. */
const hasRoom = '(min-width: 1100px)'

/** Every template that a member may use: what comes with the program, and what the practice, its teams and they themselves wrote. */
export function TemplatesPage() {
  const templates = useQuery(templatesQuery)
  const isBeside = useMediaQuery(hasRoom, true, { getInitialValueInEffect: false })
  const [search] = useSearchParams()
  const [narrowing, setNarrowing] = useState<Narrowing>(everything)
  const [ticked, setTicked] = useState<readonly TemplateId[]>([])
  const [making, setMaking] = useState<Making | null>(null)
  const items = templates.data?.items ?? []
  const groups = shelfOf(items, narrowing)
  const shown = groups.flatMap((group) => group.items)
  const looked = items.find(({ id }) => id === search.get('show')) ?? shown[0]
  const tick = ({ id }: Template, isTicked: boolean) =>
    setTicked((all) => (isTicked ? [...all, id] : all.filter((one) => one !== id)))
  return (
    <div className="wide">
      <title>Templates · Throughline</title>
      <div className="pageHead">
        <h1>Templates</h1>
        <div className="actions">
          <Button onClick={() => setMaking({ is: 'file' })}>Bring in a file</Button>
          <Button variant="main" icon="plus" onClick={() => setMaking({ is: 'new' })}>
            New template
          </Button>
        </div>
      </div>
      {templates.error && <Problem>{sentenceOf(templates.error)}</Problem>}
      {templates.isLoading && <Loading />}
      {templates.data && (
        <div className="shelfColumns">
          <div className="shelfList">
            <NarrowShelf
              narrowing={narrowing}
              found={shown.length}
              hasPutAway={items.some(({ putAway }) => putAway)}
              onChange={setNarrowing}
            />
            <TakenTogether ticked={items.filter(({ id }) => ticked.includes(id))} onNone={() => setTicked([])} />
            <Shelf
              groups={groups}
              isNarrowed={isNarrowed(narrowing)}
              ticked={ticked}
              looked={isBeside ? looked?.id : undefined}
              isBeside={isBeside}
              onTick={tick}
              onBegin={() => setMaking({ is: 'new' })}
            />
          </div>
          {isBeside && looked && (
            <aside className="shelfPreview" aria-label={looked.name}>
              <TemplatePreview
                key={looked.id}
                template={looked}
                onCopy={() => setMaking({ is: 'new', from: looked })}
              />
            </aside>
          )}
        </div>
      )}
      <NewTemplate
        opened={making?.is === 'new'}
        from={making?.is === 'new' ? making.from : undefined}
        onClose={() => setMaking(null)}
      />
      <BringIn opened={making?.is === 'file'} onClose={() => setMaking(null)} />
    </div>
  )
}

/** What is about to be put on the shelf. */
type Making = { is: 'new'; from?: Template } | { is: 'file' }
