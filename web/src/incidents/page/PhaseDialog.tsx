import type { Incident } from '../../api/types'
import { moveOf, type Phase } from '../../domain/phase'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDraft } from '../../ui/useDraft'
import { useMovePhase } from '../api'

interface PhaseDialogProps {
  incident: Incident
  urlRef: string
  to: Phase
  onClose: () => void
}

/** Moves the incident to another phase; going back and skipping say why. */
export function PhaseDialog({ incident, urlRef, to, onClose }: PhaseDialogProps) {
  const [reason, setReason] = useDraft(`phase ${incident.id} ${to}`)
  const move = useMovePhase(urlRef, incident.version, () => {
    setReason('')
    onClose()
  })
  const kind = moveOf(incident.phase, to)
  const title =
    kind === 'back'
      ? t.stepper.titleBack(t.phase[to])
      : kind === 'skip'
        ? t.stepper.titleSkip(t.phase[to])
        : t.stepper.titleAdvance(t.phase[to])
  if (move.conflict) {
    return (
      <ConflictDialog
        problem={move.conflict.problem}
        current={t.phase[incident.phase]}
        yours={reason ? `${title}: ${reason}` : title}
        onApply={move.applyAnyway}
        onKeep={move.keepTheirs}
        busy={move.isPending}
      />
    )
  }
  const asks = kind === 'back' || kind === 'skip'
  return (
    <ReasonDialog
      title={title}
      required={asks}
      reason={reason}
      onReason={setReason}
      verb={to === 'CLOSED' ? t.stepper.close : title}
      busy={move.isPending}
      problem={move.problem}
      onSubmit={() => move.submit(reason.trim() ? { to, reason: reason.trim() } : { to })}
      onClose={onClose}
      {...(asks ? { question: kind === 'back' ? t.stepper.reasonBack : t.stepper.reasonSkip } : {})}
      {...(to === 'CLOSED' ? { lead: t.stepper.closeBody } : {})}
    />
  )
}
