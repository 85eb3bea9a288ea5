import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useActionTargets } from '../../api/actionTargets'
import type { ActionTarget } from '../../api/types'
import { t } from '../../messages/en'
import { ActorName } from '../../ui/ActorName'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useRetireTarget } from './api'

const TargetDialog = lazy(async () => ({ default: (await import('./TargetDialog')).TargetDialog }))

/** Where responders may act, and what somebody else has to approve. */
export function TargetsPanel() {
  const targets = useActionTargets()
  const [creating, setCreating] = useState(false)
  const create = (
    <Button size="xs" variant="filled" onClick={() => setCreating(true)}>
      {t.guarded.targets.create}
    </Button>
  )
  return (
    <Panel title={t.guarded.targets.title} aside={create} query={targets} rows={2} place="integrations">
      {all => (
        <>
          {all.length === 0 ? (
            <EmptyState>{t.guarded.targets.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {all.map(target => (
                <TargetRow key={target.id} target={target} />
              ))}
            </ul>
          )}
          {creating && (
            <Suspense>
              <TargetDialog onClose={() => setCreating(false)} />
            </Suspense>
          )}
        </>
      )}
    </Panel>
  )
}

function TargetRow({ target }: { target: ActionTarget }) {
  const [open, setOpen] = useState<'change' | 'retire'>()
  const close = () => setOpen(undefined)
  const { name, provider, url, actions, retired, trouble } = target
  const offered = actions.map(({ kind, dangerous }) => {
    const words = t.guarded.kinds[kind]
    return dangerous ? t.guarded.targets.withApproval(words) : words
  })
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>{' '}
        <span className={rows.quiet}>
          {t.guarded.targets.providers[provider]} {url}
        </span>
        <p>{t.guarded.targets.offered(offered)}</p>
        {retired ? (
          <p>
            {t.guarded.targets.retired} <Time value={retired} />
          </p>
        ) : (
          <p>
            <ActorName actor={target.changedBy} /> <Time value={target.changedAt} />
          </p>
        )}
        {trouble && !retired && <p className={rows.trouble}>{trouble}</p>}
      </div>
      <div className={rows.actions}>
        <Button size="xs" aria-label={t.guarded.targets.changeTitle(name)} onClick={() => setOpen('change')}>
          {t.guarded.targets.change}
        </Button>
        {!retired && (
          <Button size="xs" aria-label={t.guarded.targets.retireTitle(name)} onClick={() => setOpen('retire')}>
            {t.guarded.targets.retire}
          </Button>
        )}
      </div>
      {open === 'change' && (
        <Suspense>
          <TargetDialog target={target} onClose={close} />
        </Suspense>
      )}
      {open === 'retire' && <RetireDialog target={target} onClose={close} />}
    </li>
  )
}

function RetireDialog({ target, onClose }: { target: ActionTarget; onClose: () => void }) {
  const retire = useRetireTarget(target.id, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={t.guarded.targets.retireTitle(target.name)}
      lead={t.guarded.targets.retireLead}
      question={t.guarded.targets.retireQuestion}
      required
      reason={reason}
      onReason={setReason}
      verb={t.guarded.targets.retireVerb}
      busy={retire.isPending}
      problem={retire.problem}
      onSubmit={() => retire.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
