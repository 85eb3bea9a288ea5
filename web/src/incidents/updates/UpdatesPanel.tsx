import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StakeholderUpdate, StakeholderUpdates } from '../../api/types'
import { updateWords } from '../../messages/updates'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useNow } from '../../ui/useNow'
import { UpdateDialog } from './UpdateDialog'
import { UpdateRow } from './UpdateRow'
import { useUpdates } from './updatesApi'

/** What people who do not work on the incident were told of it, and when they are to hear next. */
export function UpdatesPanel({ urlRef }: { urlRef: string }) {
  const updates = useUpdates(urlRef)
  const [writing, setWriting] = useState<StakeholderUpdate | 'new'>()
  const found = updates.data
  const may = found?.canWrite && !found.inDrill && found.audiences.length > 0
  const aside = may && (
    <Button size="compact-sm" onClick={() => setWriting('new')}>
      {updateWords.write}
    </Button>
  )
  return (
    <>
      <Panel title={updateWords.title} query={updates} rows={2} aside={aside}>
        {all => (
          <>
            {all.next && <Next next={all.next} />}
            {all.updates.length === 0 ? (
              <EmptyState>{emptyWords(all)}</EmptyState>
            ) : (
              <ul className={rows.list}>
                {all.updates.map(update => (
                  <UpdateRow
                    key={update.id}
                    update={update}
                    isPrivate={all.isPrivate}
                    urlRef={urlRef}
                    {...(may && update.state === 'PUBLISHED' ? { onCorrect: () => setWriting(update) } : {})}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Panel>
      {writing && found && (
        <UpdateDialog
          urlRef={urlRef}
          known={found}
          {...(writing === 'new' ? {} : { corrects: writing })}
          onClose={() => setWriting(undefined)}
        />
      )}
    </>
  )
}

function emptyWords({ inDrill, audiences }: StakeholderUpdates): string {
  if (inDrill) return updateWords.drill
  return audiences.length === 0 ? updateWords.nobody : updateWords.none
}

function Next({ next }: { next: NonNullable<StakeholderUpdates['next']> }) {
  const late = useNow(10_000) > Date.parse(next.dueAt)
  return (
    <div className={rows.row}>
      <div className={rows.what}>
        <span className={late ? rows.trouble : undefined}>{late ? updateWords.overdue : updateWords.next}</span>{' '}
        <Time value={next.dueAt} /> <span className={rows.quiet}>{updateWords.from[next.from]}</span>
      </div>
    </div>
  )
}
