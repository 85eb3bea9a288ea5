import { useState } from 'react'
import type { Incident } from '../../api/types'
import { isWorse, type Severity } from '../../domain/severity'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { SeverityChoice } from '../../ui/SeverityChoice'
import { useDraft } from '../../ui/useDraft'
import { useChangeSeverity } from '../api'

interface SeverityDialogProps {
  incident: Incident
  urlRef: string
  /** What somebody is about to say, and may say otherwise. */
  suggested?: { to: Severity; reason: string } | undefined
  onClose: () => void
}

/** Says how bad it really is, and why that is known now. */
export function SeverityDialog({ incident, urlRef, suggested, onClose }: SeverityDialogProps) {
  const [to, setTo] = useState<Severity>(suggested?.to ?? incident.severity)
  const [draft, setDraft] = useDraft(`severity ${incident.id}`)
  const [proposed, setProposed] = useState(suggested?.reason)
  const reason = proposed ?? draft
  const setReason = (text: string) => {
    setProposed(undefined)
    setDraft(text)
  }
  const change = useChangeSeverity(urlRef, incident.version, () => {
    setReason('')
    onClose()
  })
  if (change.conflict) {
    const { to: wanted, reason: why } = change.conflict.body
    return (
      <ConflictDialog
        problem={change.conflict.problem}
        current={t.severity.name[incident.severity]}
        yours={`${t.severity.name[wanted]}: ${why}`}
        onApply={change.applyAnyway}
        onKeep={change.keepTheirs}
        busy={change.isPending}
      />
    )
  }
  return (
    <ReasonDialog
      title={t.incident.severityTitle}
      question={t.incident.severityReason}
      required
      reason={reason}
      onReason={setReason}
      verb={t.incident.changeSeverity}
      ready={to !== incident.severity}
      busy={change.isPending}
      problem={change.problem}
      onSubmit={() => change.submit({ to, reason: reason.trim() })}
      onClose={onClose}
      {...(isWorse(to, incident.severity) ? { lead: t.incident.severityWorse } : {})}
    >
      <SeverityChoice label={t.incidents.severity} value={to} onChange={setTo} />
    </ReasonDialog>
  )
}
