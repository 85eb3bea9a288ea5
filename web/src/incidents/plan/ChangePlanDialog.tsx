import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { planWords } from '../../messages/plans'
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
      title={planWords.changeTitle}
      question={planWords.changeWhy}
      required
      reason={reason}
      onReason={setReason}
      ready={planId !== ''}
      verb={planWords.changeVerb}
      busy={change.isPending}
      problem={change.problem}
      onSubmit={() => change.submit({ planId, reason: reason.trim() })}
      onClose={onClose}
    >
      {plans.data && offered.length === 0 ? (
        <p>{planWords.noneToFollow}</p>
      ) : (
        <NativeSelect
          label={planWords.which}
          data={[
            { value: '', label: planWords.choose },
            ...offered.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={planId}
          onChange={event => setPlanId(event.currentTarget.value)}
        />
      )}
    </ReasonDialog>
  )
}
