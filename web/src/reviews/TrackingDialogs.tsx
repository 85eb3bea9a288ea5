import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTrackers } from '../api/trackers'
import type { ActionItem } from '../api/types'
import { trackerWords } from '../messages/trackers'
import { ProblemPanel } from '../ui/ProblemPanel'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useHandOver, useWithdrawTracking } from './trackedApi'

interface TrackingDialogProps {
  item: ActionItem
  onClose: () => void
}

/** Asks which tracker an item is handed to, and says what is sent there. */
export function HandOverDialog({ item, onClose }: TrackingDialogProps) {
  const trackers = useTrackers()
  const usable = (trackers.data ?? []).filter(({ retired }) => !retired)
  const [chosen, setChosen] = useState('')
  const handOver = useHandOver(item.incident.number, item.id, onClose)
  const only = usable.length === 1 ? usable[0]?.id : undefined
  const tracker = chosen || (only ?? '')
  return (
    <ReasonDialog
      title={trackerWords.handOverTitle}
      lead={trackerWords.handOverLead}
      reason=""
      onReason={() => {}}
      verb={trackerWords.handOverVerb}
      ready={tracker !== ''}
      busy={handOver.isPending}
      problem={handOver.problem}
      onSubmit={() => handOver.submit({ tracker })}
      onClose={onClose}
    >
      {trackers.isError && <ProblemPanel error={trackers.error} onRetry={() => void trackers.refetch()} />}
      {trackers.data && usable.length === 0 ? (
        <p>{trackerWords.noTrackers}</p>
      ) : (
        <NativeSelect
          label={trackerWords.tracker}
          data={[
            { value: '', label: trackerWords.choose },
            ...usable.map(({ id, name, kind, project }) => ({
              value: id,
              label: `${name} (${trackerWords.kinds[kind]}, ${project})`,
            })),
          ]}
          value={tracker}
          onChange={event => setChosen(event.currentTarget.value)}
          data-autofocus
        />
      )}
    </ReasonDialog>
  )
}

/** Asks why an item is to be followed no longer. */
export function WithdrawDialog({ item, onClose }: TrackingDialogProps) {
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawTracking(item.incident.number, item.id, onClose)
  return (
    <ReasonDialog
      title={trackerWords.withdrawTitle}
      lead={trackerWords.withdrawLead}
      question={trackerWords.withdrawQuestion}
      required
      reason={reason}
      onReason={setReason}
      verb={trackerWords.withdrawVerb}
      busy={withdraw.isPending}
      problem={withdraw.problem}
      onSubmit={() => withdraw.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
