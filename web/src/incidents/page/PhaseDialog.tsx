import { useState } from 'react'
import type { Problem } from '../../api/problem'
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
  const open = move.problem?.open
  if (open)
    return (
      <OpenCriteriaDialog
        open={open}
        busy={move.isPending}
        onSubmit={overrideReason =>
          move.submit({ to, overrideReason, ...(reason.trim() ? { reason: reason.trim() } : {}) })
        }
        onClose={onClose}
      />
    )
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

interface OpenCriteriaDialogProps {
  open: NonNullable<Problem['open']>
  busy: boolean
  onSubmit: (overrideReason: string) => void
  onClose: () => void
}

/** What the plan wants to be so first; whoever goes on all the same says why. */
function OpenCriteriaDialog({ open, busy, onSubmit, onClose }: OpenCriteriaDialogProps) {
  const [why, setWhy] = useState('')
  return (
    <ReasonDialog
      title={t.stepper.openTitle}
      lead={t.stepper.openLead}
      question={t.stepper.openWhy}
      required
      reason={why}
      onReason={setWhy}
      verb={t.stepper.openVerb}
      busy={busy}
      problem={undefined}
      onSubmit={() => onSubmit(why.trim())}
      onClose={onClose}
    >
      <ul>
        {open.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </ReasonDialog>
  )
}
