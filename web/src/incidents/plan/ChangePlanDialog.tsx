import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useChangePlan, usePlanChoice } from './api'

interface ChangePlanDialogProps {
  urlRef: string
  now: string | undefined
  onClose: () => void
}

/** Which plan is it to follow from now on, and why? */
export function ChangePlanDialog({ urlRef, now, onClose }: ChangePlanDialogProps) {
  const plans = usePlanChoice()
  const [planId, setPlanId] = useState('')
  const [reason, setReason] = useState('')
  const change = useChangePlan(urlRef, onClose)
  const offered = (plans.data ?? []).filter(({ id, version }) => version !== undefined && id !== now)
  return (
    <ReasonDialog
      title={t.plans.changeTitle}
      question={t.plans.changeWhy}
      required
      reason={reason}
      onReason={setReason}
      ready={planId !== ''}
      verb={t.plans.changeVerb}
      busy={change.isPending}
      problem={change.problem}
      onSubmit={() => change.submit({ planId, reason: reason.trim() })}
      onClose={onClose}
    >
      {plans.data && offered.length === 0 ? (
        <p>{t.plans.noneToFollow}</p>
      ) : (
        <NativeSelect
          label={t.plans.which}
          data={[{ value: '', label: t.plans.choose }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]}
          value={planId}
          onChange={event => setPlanId(event.currentTarget.value)}
        />
      )}
    </ReasonDialog>
  )
}
