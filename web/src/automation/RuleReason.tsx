import { useState } from 'react'
import { automationWords } from '../messages/automation'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useRuleVerb } from './api'

/** What somebody is about to do with a rule. */
export type Asking = { what: 'return' | 'disable' | 'retire' } | { what: 'enable'; version: number }

interface RuleReasonProps {
  id: string
  asking: Asking
  onClose: () => void
}

/** Enables or disables a rule, gives it up or gives its draft back: each on the record with a reason. */
export function RuleReason({ id, asking, onClose }: RuleReasonProps) {
  const verb = useRuleVerb(id, onClose)
  const [reason, setReason] = useState('')
  const said = reason.trim()
  return (
    <ReasonDialog
      {...automationWords.asks[asking.what]}
      required
      reason={reason}
      onReason={setReason}
      busy={verb.isPending}
      problem={verb.problem}
      onSubmit={() =>
        verb.submit(
          asking.what === 'enable'
            ? { verb: 'enable', version: asking.version, reason: said }
            : { verb: asking.what, reason: said },
        )
      }
      onClose={onClose}
    />
  )
}
