import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { Erasure } from '../api/types'
import { canDecideErasure } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useApproveErasure, useErasures, useRefuseErasure } from './api'

/** Every erasure, how far it is and what it waits for. */
export function ErasuresPanel() {
  const erasures = useErasures()
  return (
    <Panel title={t.people.erasures} query={erasures} rows={3} place="people">
      {all =>
        all.length === 0 ? (
          <EmptyState>{t.people.noErasures}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {all.map(erasure => (
              <ErasureRow key={erasure.id} erasure={erasure} />
            ))}
          </ul>
        )
      }
    </Panel>
  )
}

function ErasureRow({ erasure }: { erasure: Erasure }) {
  const me = useMe()
  const [open, setOpen] = useState<'approve' | 'refuse'>()
  const close = () => setOpen(undefined)
  const decides = erasure.stage === 'REQUESTED' && canDecideErasure(me, erasure.requestedBy.id, erasure.person.id)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{erasure.person.name}</span>{' '}
        <span className={rows.quiet}>{t.people.stage[erasure.stage]}</span>
        <Course erasure={erasure} />
      </div>
      {decides && (
        <div className={rows.actions}>
          <Button size="xs" onClick={() => setOpen('refuse')}>
            {t.people.refuse}
          </Button>
          <Button size="xs" variant="filled" disabled={erasure.holds.length > 0} onClick={() => setOpen('approve')}>
            {t.people.approve}
          </Button>
        </div>
      )}
      {open === 'approve' && <ApproveDialog erasure={erasure} onClose={close} />}
      {open === 'refuse' && <RefuseDialog erasure={erasure} onClose={close} />}
    </li>
  )
}

function Course({ erasure }: { erasure: Erasure }) {
  const missing = erasure.services.filter(each => !each.scrubbedAt).map(each => each.service)
  const newest = erasure.completedAt ?? erasure.keysRewrappedAt ?? erasure.keyDestroyedAt ?? erasure.decidedAt
  return (
    <>
      <p>
        {t.people.asked(erasure.requestedBy.name)} <Time value={erasure.requestedAt} />
        {erasure.decidedBy && <> · {t.people.decided(erasure.decidedBy.name)}</>}
        {newest && (
          <>
            {' '}
            · <Time value={newest} />
          </>
        )}
      </p>
      <p>{t.people.because(erasure.refusedBecause ?? erasure.reason)}</p>
      {erasure.holds.length > 0 && (
        <p className={rows.trouble}>{t.people.holdsForbid(erasure.holds.map(hold => hold.id))}</p>
      )}
      {erasure.stage === 'KEYS_REWRAPPED' && missing.length > 0 && <p>{t.people.waits(missing)}</p>}
      {erasure.trouble && <p className={rows.trouble}>{erasure.trouble}</p>}
    </>
  )
}

function ApproveDialog({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const approve = useApproveErasure(erasure.id, onClose)
  const [typed, setTyped] = useState('')
  const { name } = erasure.person
  return (
    <ReasonDialog
      title={t.people.approveTitle(name)}
      lead={`${t.people.approveLead} ${t.people.reach(erasure.events, erasure.incidents)}`}
      reason=""
      onReason={() => {}}
      verb={t.people.approveVerb}
      ready={typed.trim() === name}
      busy={approve.isPending}
      problem={approve.problem}
      onSubmit={() => approve.submit({})}
      onClose={onClose}
    >
      <TextInput
        label={t.people.typeName(name)}
        withAsterisk
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}

function RefuseDialog({ erasure, onClose }: { erasure: Erasure; onClose: () => void }) {
  const refuse = useRefuseErasure(erasure.id, onClose)
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={t.people.refuseTitle(erasure.person.name)}
      question={t.people.refuseWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.people.refuseVerb}
      busy={refuse.isPending}
      problem={refuse.problem}
      onSubmit={() => refuse.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
