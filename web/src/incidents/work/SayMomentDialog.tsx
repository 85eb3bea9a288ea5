import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { serverClock } from '../../api/serverClock'
import type { IncidentMoment, Moment } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useSayMoment, useWithdrawMoment } from './api'
import { instantOf, LocalTimeInput, localOf } from './LocalTimeInput'

interface SayMomentDialogProps {
  moment: Moment
  known: IncidentMoment | undefined
  urlRef: string
  onClose: () => void
}

/** Says when something happened; once it was said, only with the reason why it was another time. */
export function SayMomentDialog({ moment, known, urlRef, onClose }: SayMomentDialogProps) {
  const [at, setAt] = useState(() => localOf(known?.at ?? new Date(serverClock.now()).toISOString()))
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const [back, setBack] = useState(false)
  const say = useSayMoment(urlRef, onClose)
  const withdraw = useWithdrawMoment(urlRef, moment, onClose)
  const name = t.work.moment[moment]
  const value = instantOf(at)
  const submit = () => {
    if (back) withdraw.submit({ reason: reason.trim() })
    else if (value)
      say.submit({
        moment,
        at: value,
        ...(source.trim() ? { source: source.trim() } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      })
  }
  return (
    <ReasonDialog
      title={known ? t.work.correct(name) : t.work.say(name)}
      lead={t.work.momentMeans[moment]}
      reason={reason}
      onReason={setReason}
      {...(known ? { question: t.work.whyAnother, required: true } : {})}
      verb={known ? t.work.correctShort : t.work.sayShort}
      ready={back || value !== undefined}
      busy={say.isPending || withdraw.isPending}
      problem={say.problem ?? withdraw.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {known?.at && moment !== 'DETECTED' && (
        <Checkbox label={t.work.takeBack} checked={back} onChange={event => setBack(event.currentTarget.checked)} />
      )}
      {!back && (
        <>
          <LocalTimeInput label={t.work.when} required value={at} onChange={setAt} />
          <TextInput
            label={`${t.work.source} (${t.common.optional})`}
            maxLength={2000}
            value={source}
            onChange={event => setSource(event.currentTarget.value)}
          />
        </>
      )}
    </ReasonDialog>
  )
}
