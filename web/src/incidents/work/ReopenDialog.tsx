import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Incident } from '../../api/types'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useReopen } from './api'

interface ReopenDialogProps {
  incident: Incident
  urlRef: string
  onClose: () => void
}

/** Says that it is not over after all, and whether people are called out again. */
export function ReopenDialog({ incident, urlRef, onClose }: ReopenDialogProps) {
  const [reason, setReason] = useState('')
  const [page, setPage] = useState(true)
  const reopen = useReopen(urlRef, incident.version, onClose)
  if (reopen.conflict) {
    return (
      <ConflictDialog
        problem={reopen.conflict.problem}
        current={t.state[incident.state]}
        yours={reason || t.work.reopen}
        onApply={reopen.applyAnyway}
        onKeep={reopen.keepTheirs}
        busy={reopen.isPending}
      />
    )
  }
  return (
    <ReasonDialog
      title={t.work.reopenTitle}
      lead={page ? t.work.reopenPages : t.work.reopenQuiet}
      question={t.work.reopenReason}
      required
      reason={reason}
      onReason={setReason}
      verb={t.work.reopen}
      busy={reopen.isPending}
      problem={reopen.problem}
      onSubmit={() => reopen.submit({ reason: reason.trim(), page })}
      onClose={onClose}
    >
      <Checkbox label={t.work.callOut} checked={page} onChange={event => setPage(event.currentTarget.checked)} />
    </ReasonDialog>
  )
}
