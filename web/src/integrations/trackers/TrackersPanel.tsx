import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { problemOf } from '../../api/problem'
import { useTrackers } from '../../api/trackers'
import type { Tracker } from '../../api/types'
import { trackerWords } from '../../messages/trackers'
import { ActorName } from '../../ui/ActorName'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useRetireTracker, useTestTracker } from './api'

const TrackerDialog = lazy(async () => ({ default: (await import('./TrackerDialog')).TrackerDialog }))
const WebhookDialog = lazy(async () => ({ default: (await import('./WebhookDialog')).WebhookDialog }))

/** Where action items can be tracked, and whether Muster is let in there. */
export function TrackersPanel() {
  const trackers = useTrackers()
  const [creating, setCreating] = useState(false)
  const create = (
    <Button size="xs" variant="filled" onClick={() => setCreating(true)}>
      {trackerWords.create}
    </Button>
  )
  return (
    <Panel title={trackerWords.title} aside={create} query={trackers} rows={2} place="integrations">
      {all => (
        <>
          {all.length === 0 ? (
            <EmptyState>{trackerWords.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {all.map(tracker => (
                <TrackerRow key={tracker.id} tracker={tracker} />
              ))}
            </ul>
          )}
          {creating && (
            <Suspense>
              <TrackerDialog onClose={() => setCreating(false)} />
            </Suspense>
          )}
        </>
      )}
    </Panel>
  )
}

/** What was told since by the tracker itself shows that the secrets agree; the dialog still says what came. */
function heardSince(refusedAt: string, heardAt: string | undefined) {
  return heardAt !== undefined && Date.parse(heardAt) > Date.parse(refusedAt)
}

function TrackerRow({ tracker }: { tracker: Tracker }) {
  const [open, setOpen] = useState<'change' | 'retire' | 'webhook'>()
  const test = useTestTracker(tracker.id)
  const close = () => setOpen(undefined)
  const { name, kind, project, url, retired, trouble, webhook } = tracker
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>{' '}
        <span className={rows.quiet}>
          {trackerWords.kinds[kind]} {project} {url}
        </span>
        {retired ? (
          <p>
            {trackerWords.retired} <Time value={retired} />
          </p>
        ) : (
          <p>
            <ActorName actor={tracker.changedBy} /> <Time value={tracker.changedAt} />
          </p>
        )}
        {webhook?.refusedAt && !retired && !heardSince(webhook.refusedAt, webhook.heardAt) && (
          <p className={rows.trouble}>
            {trackerWords.webhookRefused(webhook.refused)} <Time value={webhook.refusedAt} />.
          </p>
        )}
        {trouble && !retired && <p className={rows.trouble}>{trouble}</p>}
        <div role="status">
          {test.data && (
            <p className={test.data.works ? undefined : rows.trouble}>
              {test.data.works ? trackerWords.works : test.data.says}
            </p>
          )}
          {test.isError && <p className={rows.trouble}>{problemOf(test.error).detail}</p>}
        </div>
      </div>
      <div className={rows.actions}>
        {!retired && (
          <Button
            size="xs"
            aria-label={trackerWords.testOne(name)}
            loading={test.isPending}
            onClick={() => test.mutate()}
          >
            {trackerWords.test}
          </Button>
        )}
        {!retired && webhook && (
          <Button size="xs" aria-label={trackerWords.webhookOne(name)} onClick={() => setOpen('webhook')}>
            {trackerWords.webhook}
          </Button>
        )}
        <Button size="xs" aria-label={trackerWords.changeTitle(name)} onClick={() => setOpen('change')}>
          {trackerWords.change}
        </Button>
        {!retired && (
          <Button size="xs" aria-label={trackerWords.retireTitle(name)} onClick={() => setOpen('retire')}>
            {trackerWords.retire}
          </Button>
        )}
      </div>
      {open === 'change' && (
        <Suspense>
          <TrackerDialog tracker={tracker} onClose={close} />
        </Suspense>
      )}
      {open === 'webhook' && webhook && (
        <Suspense>
          <WebhookDialog name={name} kind={kind} webhook={webhook} onClose={close} />
        </Suspense>
      )}
      {open === 'retire' && <RetireDialog tracker={tracker} onClose={close} />}
    </li>
  )
}

function RetireDialog({ tracker, onClose }: { tracker: Tracker; onClose: () => void }) {
  const retire = useRetireTracker(tracker.id, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={trackerWords.retireTitle(tracker.name)}
      lead={trackerWords.retireLead}
      question={trackerWords.retireQuestion}
      required
      reason={reason}
      onReason={setReason}
      verb={trackerWords.retireVerb}
      busy={retire.isPending}
      problem={retire.problem}
      onSubmit={() => retire.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
