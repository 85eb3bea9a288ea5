import type { Incident } from '../../api/types'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDraft } from '../../ui/useDraft'
import { useResolve } from '../api'

interface ResolveDialogProps {
  incident: Incident
  urlRef: string
  onClose: () => void
}

/** Says that it no longer hurts. */
export function ResolveDialog({ incident, urlRef, onClose }: ResolveDialogProps) {
  const [reason, setReason] = useDraft(`resolve ${incident.id}`)
  const resolve = useResolve(urlRef, incident.version, () => {
    setReason('')
    onClose()
  })
  if (resolve.conflict) {
    return (
      <ConflictDialog
        problem={resolve.conflict.problem}
        current={t.state[incident.state]}
        yours={reason || t.incident.resolve}
        onApply={resolve.applyAnyway}
        onKeep={resolve.keepTheirs}
        busy={resolve.isPending}
      />
    )
  }
  return (
    <ReasonDialog
      title={t.incident.resolveTitle}
      lead={t.incident.resolveBody}
      question={t.incident.resolveReason}
      reason={reason}
      onReason={setReason}
      verb={t.incident.resolve}
      busy={resolve.isPending}
      problem={resolve.problem}
      onSubmit={() => resolve.submit(reason.trim() ? { reason: reason.trim() } : {})}
      onClose={onClose}
    />
  )
}
