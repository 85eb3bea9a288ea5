import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { StakeholderUpdate } from '../../api/types'
import { statusWords } from '../../messages/status'
import { updateWords } from '../../messages/updates'
import { Hash } from '../../ui/Hash'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { StatusPostDialog } from './StatusPostDialog'
import styles from './Updates.module.css'
import { useApproveUpdate, useDeclineUpdate } from './updatesApi'

interface UpdateRowProps {
  update: StakeholderUpdate
  isPrivate: boolean
  urlRef: string
  onCorrect?: () => void
}

/** One update: what it says, how far it has come, and whom it reached. */
export function UpdateRow({ update, isPrivate, urlRef, onCorrect }: UpdateRowProps) {
  const [deciding, setDeciding] = useState<'approve' | 'decline' | 'post'>()
  const { number, subject, text, state, kind, corrects, writtenBy, writtenAt, decided, reason } = update
  const close = () => setDeciding(undefined)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{subject}</span>{' '}
        <span className={rows.quiet}>
          {updateWords.number(number)} · {updateWords.kinds[kind]}
          {update.onStatusPage && ` · ${statusWords.isOn}`}
          {corrects !== undefined && ` · ${updateWords.corrects(corrects)}`}
        </span>
        <p>
          <span className={state === 'WAITS' ? rows.trouble : undefined}>{updateWords.states[state]}</span> ·{' '}
          {writtenBy.name} <Time value={writtenAt} />
          {decided && ` · ${state === 'DECLINED' ? updateWords.declinedBy : updateWords.approvedBy} ${decided.name}`}
        </p>
        {reason && <p>{updateWords.because(reason)}</p>}
        <Reached update={update} />
        <details>
          <summary>{updateWords.text}</summary>
          <p className={styles.text}>{text}</p>
          <p>
            {updateWords.hash} <Hash value={update.textSha256} />
          </p>
        </details>
      </div>
      <div className={rows.actions}>
        {update.canDecide && (
          <Button size="compact-sm" variant="filled" onClick={() => setDeciding('approve')}>
            {updateWords.approve}
          </Button>
        )}
        {update.canDecline && (
          <Button size="compact-sm" aria-label={updateWords.declineOne(number)} onClick={() => setDeciding('decline')}>
            {updateWords.decline}
          </Button>
        )}
        {onCorrect && !isPrivate && !update.onStatusPage && (
          <Button size="compact-sm" aria-label={statusWords.putOne(number)} onClick={() => setDeciding('post')}>
            {statusWords.put}
          </Button>
        )}
        {onCorrect && (
          <Button size="compact-sm" aria-label={updateWords.correctOne(number)} onClick={onCorrect}>
            {updateWords.correct}
          </Button>
        )}
      </div>
      {deciding === 'approve' && (
        <ApproveDialog update={update} isPrivate={isPrivate} urlRef={urlRef} onClose={close} />
      )}
      {deciding === 'post' && <StatusPostDialog update={update} urlRef={urlRef} onClose={close} />}
      {deciding === 'decline' && <DeclineDialog number={number} urlRef={urlRef} onClose={close} />}
    </li>
  )
}

function Reached({ update: { deliveries } }: { update: StakeholderUpdate }) {
  if (deliveries.length === 0) return null
  const delivered = deliveries.filter(({ outcome }) => outcome === 'DELIVERED').length
  const failed = deliveries.filter(({ outcome }) => outcome === 'FAILED').length
  return (
    <details>
      <summary>
        {updateWords.told(delivered, deliveries.length)}
        {failed > 0 && <span className={rows.trouble}> · {updateWords.failed(failed)}</span>}
      </summary>
      <ul className={styles.recipients}>
        {deliveries.map(({ id, to, outcome, detail }) => (
          <li key={id}>
            {to}: {updateWords.outcomes[outcome]}
            {detail && <span className={rows.quiet}> ({detail})</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface DecisionProps {
  urlRef: string
  onClose: () => void
}

function ApproveDialog({
  update: { number, subject, text },
  isPrivate,
  urlRef,
  onClose,
}: DecisionProps & { update: StakeholderUpdate; isPrivate: boolean }) {
  const [confirmed, setConfirmed] = useState(false)
  const approve = useApproveUpdate(urlRef, number, onClose)
  return (
    <ReasonDialog
      title={updateWords.approveOne(number)}
      lead={updateWords.approveLead}
      reason=""
      onReason={() => {}}
      verb={updateWords.approve}
      ready={!isPrivate || confirmed}
      busy={approve.isPending}
      problem={approve.problem}
      onSubmit={() => approve.submit({ confirmPrivate: confirmed })}
      onClose={onClose}
    >
      <div>
        <strong>{subject}</strong>
        <p className={styles.text}>{text}</p>
      </div>
      {isPrivate && (
        <Checkbox
          label={updateWords.confirmPrivate}
          checked={confirmed}
          onChange={event => setConfirmed(event.currentTarget.checked)}
        />
      )}
    </ReasonDialog>
  )
}

function DeclineDialog({ number, urlRef, onClose }: DecisionProps & { number: number }) {
  const [reason, setReason] = useState('')
  const decline = useDeclineUpdate(urlRef, number, onClose)
  return (
    <ReasonDialog
      title={updateWords.declineOne(number)}
      question={updateWords.declineWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={updateWords.declineVerb}
      busy={decline.isPending}
      problem={decline.problem}
      onSubmit={() => decline.submit({ reason })}
      onClose={onClose}
    />
  )
}
