import { useState } from 'react'
import { planWords } from '../messages/plans'
import { ReasonDialog } from '../ui/ReasonDialog'
import { usePlanVerb } from './api'

interface PlanReasonProps {
  id: string
  what: 'return' | 'retire' | 'review'
  onClose: () => void
}

/** Gives a draft back, retires a plan or says that it still holds: each on the record with a reason. */
export function PlanReason({ id, what, onClose }: PlanReasonProps) {
  const verb = usePlanVerb(id, onClose)
  const [reason, setReason] = useState('')
  const said = reason.trim()
  return (
    <ReasonDialog
      {...planWords.asks[what]}
      required
      reason={reason}
      onReason={setReason}
      busy={verb.isPending}
      problem={verb.problem}
      onSubmit={() => verb.submit(what === 'review' ? { verb: what, note: said } : { verb: what, reason: said })}
      onClose={onClose}
    />
  )
}
