import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { MarkCause, Suspect } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useMarkCause, useWithdrawCause } from './api'

interface CauseDialogProps {
  urlRef: string
  services: string[]
  /** The change that is meant; left out for a service or words. */
  suspect?: Suspect | undefined
  onClose: () => void
}

/** Says what caused it and what that is known from. */
export function CauseDialog({ urlRef, services, suspect, onClose }: CauseDialogProps) {
  const [kind, setKind] = useState<'SERVICE' | 'OTHER'>(services.length > 0 ? 'SERVICE' : 'OTHER')
  const [service, setService] = useState(services[0] ?? '')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const mark = useMarkCause(urlRef, onClose)
  const problem = mark.problem ?? mark.conflict?.problem
  const errors = problem ? fieldErrors(problem) : {}
  const body: MarkCause = suspect
    ? { kind: 'CHANGE', changeId: suspect.changeId, reason: reason.trim() }
    : { kind, reason: reason.trim(), ...(kind === 'SERVICE' ? { service: service.trim() } : { text: text.trim() }) }
  const ready = suspect !== undefined || (kind === 'SERVICE' ? service : text).trim() !== ''
  return (
    <ReasonDialog
      title={suspect ? t.suspects.markTitle(suspect.summary) : t.suspects.markOther}
      lead={t.suspects.markLead}
      question={t.suspects.reason}
      required
      reason={reason}
      onReason={setReason}
      verb={t.suspects.markVerb}
      ready={ready}
      busy={mark.isPending}
      problem={problem}
      onSubmit={() => mark.submit(body)}
      onClose={onClose}
    >
      {!suspect && (
        <>
          <NativeSelect
            label={t.suspects.kindLabel}
            data={(['SERVICE', 'OTHER'] as const).map(value => ({ value, label: t.suspects.kinds[value] }))}
            value={kind}
            onChange={event => setKind(event.currentTarget.value as 'SERVICE' | 'OTHER')}
          />
          {kind === 'SERVICE' ? (
            <TextInput
              label={t.suspects.service}
              value={service}
              onChange={event => setService(event.currentTarget.value)}
              error={errors.service}
            />
          ) : (
            <TextInput
              label={t.suspects.words}
              value={text}
              onChange={event => setText(event.currentTarget.value)}
              error={errors.text}
            />
          )}
        </>
      )}
    </ReasonDialog>
  )
}

/** Takes back what was said of the cause. */
export function WithdrawDialog({ urlRef, onClose }: { urlRef: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawCause(urlRef, onClose)
  return (
    <ReasonDialog
      title={t.suspects.withdrawTitle}
      question={t.suspects.withdrawReason}
      required
      reason={reason}
      onReason={setReason}
      verb={t.suspects.withdrawVerb}
      busy={withdraw.isPending}
      problem={withdraw.problem ?? withdraw.conflict?.problem}
      onSubmit={() => withdraw.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
