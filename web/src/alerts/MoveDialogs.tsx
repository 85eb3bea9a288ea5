import { useState } from 'react'
import { useAttach, useDetach } from '../api/alertMoves'
import type { AlertGroupRow } from '../api/types'
import { t } from '../messages/en'
import { IncidentPicker } from '../ui/IncidentPicker'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useDraft } from '../ui/useDraft'

interface DialogProps {
  group: AlertGroupRow
  onClose: () => void
}

/** Says that alerts are part of what another incident is about. */
export function AttachDialog({ group, onClose }: DialogProps) {
  const [incident, setIncident] = useState<string | null>(null)
  const [reason, setReason] = useDraft(`attach ${group.id}`)
  const attach = useAttach(group.id, () => {
    setReason('')
    onClose()
  })
  return (
    <ReasonDialog
      title={t.attach.title}
      lead={t.attach.lead}
      question={t.attach.reason}
      reason={reason}
      onReason={setReason}
      verb={t.attach.attach}
      ready={incident !== null}
      busy={attach.isPending}
      problem={attach.problem}
      onSubmit={() => incident && attach.submit({ incident, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <IncidentPicker label={t.attach.to} except={group.incident?.number} value={incident} onChange={setIncident} />
    </ReasonDialog>
  )
}

/** Says that they are not after all. */
export function DetachDialog({ group, onClose }: DialogProps) {
  const [reason, setReason] = useDraft(`detach ${group.id}`)
  const detach = useDetach(group.id, () => {
    setReason('')
    onClose()
  })
  return (
    <ReasonDialog
      title={t.attach.detachTitle}
      lead={t.attach.detachLead}
      question={t.attach.detachReason}
      required
      reason={reason}
      onReason={setReason}
      verb={t.attach.detach}
      busy={detach.isPending}
      problem={detach.problem}
      onSubmit={() => detach.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
