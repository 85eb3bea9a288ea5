import { useState } from 'react'
import type { QueuedReport } from '../api/types'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useDismiss } from './api'

/** Nothing has to be done about a report, and why. */
export function DismissDialog({ report, onClose }: { report: QueuedReport; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const dismiss = useDismiss(report.id, onClose)
  return (
    <ReasonDialog
      title={t.reports.dismissTitle(report.reference)}
      lead={t.reports.dismissLead}
      question={t.reports.why}
      required
      reason={reason}
      onReason={setReason}
      verb={t.reports.dismissVerb}
      busy={dismiss.isPending}
      problem={dismiss.problem}
      onSubmit={() => dismiss.submit({ reason })}
      onClose={onClose}
    />
  )
}
