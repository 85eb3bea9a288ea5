import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import { serverClock } from '../../api/serverClock'
import type { RegulatoryClock } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useExplainDelay, useRecordSubmission } from './api'
import { MomentInput } from './MomentInput'
import { fromField, toField } from './moment'

interface ReportDialogProps {
  urlRef: string
  entityId: string
  clock: RegulatoryClock
  onClose: () => void
}

/** Records that a report was filed: when, how, and what came back. It is not filed by this. */
export function SubmissionDialog({ urlRef, entityId, clock, onClose }: ReportDialogProps) {
  const [submittedAt, setSubmittedAt] = useState(toField(new Date(serverClock.now()).toISOString()))
  const [channel, setChannel] = useState('')
  const [receipt, setReceipt] = useState('')
  const [sha256, setSha256] = useState('')
  const [lateReason, setLateReason] = useState('')
  const write = useRecordSubmission(urlRef, entityId, onClose)
  const errors = write.problem ? fieldErrors(write.problem) : {}
  const at = fromField(submittedAt)
  const late = clock.dueAt !== undefined && at !== undefined && Date.parse(at) > Date.parse(clock.dueAt)
  const askWhy = late && !clock.lateReason
  return (
    <ReasonDialog
      title={t.clocks.fileTitle(clock.name)}
      lead={t.clocks.fileLead(clock.authority)}
      reason=""
      onReason={() => {}}
      verb={t.clocks.fileVerb}
      ready={at !== undefined && channel.trim() !== '' && (!askWhy || lateReason.trim() !== '')}
      busy={write.isPending}
      problem={write.problem}
      onSubmit={() =>
        write.submit({
          report: clock.report,
          channel: channel.trim(),
          ...(at ? { submittedAt: at } : {}),
          ...(receipt.trim() ? { receipt: receipt.trim() } : {}),
          ...(sha256.trim() ? { sha256: sha256.trim().toLowerCase() } : {}),
          ...(askWhy ? { lateReason: lateReason.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <MomentInput
        label={t.clocks.filedAt}
        value={submittedAt}
        required
        error={errors.submittedAt}
        onChange={setSubmittedAt}
      />
      <TextInput
        label={t.clocks.channel}
        withAsterisk
        value={channel}
        error={errors.channel}
        onChange={event => setChannel(event.currentTarget.value)}
      />
      <TextInput
        label={`${t.clocks.receipt} (${t.common.optional})`}
        value={receipt}
        onChange={event => setReceipt(event.currentTarget.value)}
      />
      <TextInput
        label={`${t.clocks.sha256} (${t.common.optional})`}
        value={sha256}
        error={errors.sha256}
        onChange={event => setSha256(event.currentTarget.value)}
      />
      {askWhy && (
        <Textarea
          label={t.clocks.lateWhy}
          withAsterisk
          autosize
          minRows={2}
          value={lateReason}
          error={errors.lateReason}
          onChange={event => setLateReason(event.currentTarget.value)}
        />
      )}
    </ReasonDialog>
  )
}

/** Says why a report is late or skipped. */
export function DelayDialog({ urlRef, entityId, clock, onClose }: ReportDialogProps) {
  const [reason, setReason] = useState('')
  const write = useExplainDelay(urlRef, entityId, onClose)
  return (
    <ReasonDialog
      title={t.clocks.delayTitle(clock.name)}
      question={t.clocks.lateWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.clocks.delayVerb}
      busy={write.isPending}
      problem={write.problem}
      onSubmit={() => write.submit({ report: clock.report, reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
