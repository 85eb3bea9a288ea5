import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useActionTargets } from '../../api/actionTargets'
import type { ActionTarget } from '../../api/types'
import { guardedWords } from '../../messages/guarded'
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
      {guardedWords.targets.create}
    </Button>
  )
  return (
    <Panel title={guardedWords.targets.title} aside={create} query={targets} rows={2} place="integrations">
      {all => (
        <>
          {all.length === 0 ? (
            <EmptyState>{guardedWords.targets.none}</EmptyState>
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
    const words = guardedWords.kinds[kind]
    return dangerous ? guardedWords.targets.withApproval(words) : words
  })
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>{' '}
        <span className={rows.quiet}>
          {guardedWords.targets.providers[provider]} {url}
        </span>
        <p>{guardedWords.targets.offered(offered)}</p>
        {retired ? (
          <p>
            {guardedWords.targets.retired} <Time value={retired} />
          </p>
        ) : (
          <p>
            <ActorName actor={target.changedBy} /> <Time value={target.changedAt} />
          </p>
        )}
        {trouble && !retired && <p className={rows.trouble}>{trouble}</p>}
      </div>
      <div className={rows.actions}>
        <Button size="xs" aria-label={guardedWords.targets.changeTitle(name)} onClick={() => setOpen('change')}>
          {guardedWords.targets.change}
        </Button>
        {!retired && (
          <Button size="xs" aria-label={guardedWords.targets.retireTitle(name)} onClick={() => setOpen('retire')}>
            {guardedWords.targets.retire}
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
      title={guardedWords.targets.retireTitle(target.name)}
      lead={guardedWords.targets.retireLead}
      question={guardedWords.targets.retireQuestion}
      required
      reason={reason}
      onReason={setReason}
      verb={guardedWords.targets.retireVerb}
      busy={retire.isPending}
      problem={retire.problem}
      onSubmit={() => retire.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
