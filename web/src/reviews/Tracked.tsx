import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { ActionItem, TrackedIn } from '../api/types'
import { trackerWords } from '../messages/trackers'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'

const HandOverDialog = lazy(async () => ({ default: (await import('./TrackingDialogs')).HandOverDialog }))
const WithdrawDialog = lazy(async () => ({ default: (await import('./TrackingDialogs')).WithdrawDialog }))

/** Where an action item is tracked, how it stands there, and what keeps Muster from following it. */
export function Tracked({ item }: { item: ActionItem }) {
  const { tracked } = item
  if (!tracked) return null
  const { trouble } = tracked
  return (
    <>
      <p>
        {trackerWords.trackedIn(tracked.tracker)}{' '}
        {tracked.url && tracked.key ? (
          <a href={tracked.url} target="_blank" rel="noreferrer">
            {trackerWords.issue(tracked.key)}
          </a>
        ) : (
          trackerWords.beingMade
        )}
        {[...standing(tracked, item.title)].map(word => `, ${word}`)}.
      </p>
      {item.state === 'OPEN' && tracked.state === 'NOT_PLANNED' && (
        <p className={rows.trouble}>{trackerWords.decide}</p>
      )}
      {trouble && (
        <p className={rows.trouble}>
          {trackerWords.trouble} <Time value={trouble.since} as="timeline" />. {trouble.advice}{' '}
          {trouble.says && (
            <>
              {trackerWords.itSaid} {trouble.says}
            </>
          )}
        </p>
      )}
    </>
  )
}

function standing({ state, title, assignee, due }: TrackedIn, ours: string): string[] {
  return [
    ...(state ? [trackerWords.states[state]] : []),
    ...(title && title !== ours ? [trackerWords.calledThere(title)] : []),
    ...(assignee ? [trackerWords.assignedTo(assignee)] : []),
    ...(due ? [trackerWords.dueThere(due)] : []),
  ]
}

/** What can be done about where an item is tracked. */
export function TrackingVerbs({ item }: { item: ActionItem }) {
  const [open, setOpen] = useState<'hand-over' | 'withdraw'>()
  const look = useLook(item)
  const close = () => setOpen(undefined)
  return (
    <>
      {!item.tracked && item.state === 'OPEN' && (
        <Button size="xs" aria-label={trackerWords.handOverOne(item.title)} onClick={() => setOpen('hand-over')}>
          {trackerWords.handOver}
        </Button>
      )}
      {item.tracked && (
        <>
          <Button
            size="xs"
            aria-label={trackerWords.lookAt(item.title)}
            loading={look.isPending}
            onClick={() => look.mutate()}
          >
            {trackerWords.look}
          </Button>
          <Button size="xs" aria-label={trackerWords.withdrawOne(item.title)} onClick={() => setOpen('withdraw')}>
            {trackerWords.withdraw}
          </Button>
        </>
      )}
      <Suspense>
        {open === 'hand-over' && <HandOverDialog item={item} onClose={close} />}
        {open === 'withdraw' && <WithdrawDialog item={item} onClose={close} />}
      </Suspense>
    </>
  )
}

/** Has the tracker asked at once; what it answers is seen with the next look at the list. */
function useLook({ id, incident: { number } }: ActionItem) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () =>
      await bodyOf(api.POST('/api/reviews/{ref}/actions/{id}/tracker/look', { params: { path: { ref: number, id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.reviews }),
  })
}
