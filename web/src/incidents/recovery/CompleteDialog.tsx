import { useState } from 'react'
import { recoveryWords } from '../../messages/recovery'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDeclareComplete } from './api'

const words = recoveryWords.watch

/** Says that the recovery is complete; where something is missing it is shown, and only a reason goes past it. */
export function CompleteDialog({ urlRef, onClose }: { urlRef: string; onClose: () => void }) {
  const complete = useDeclareComplete(urlRef, onClose)
  const [reason, setReason] = useState('')
  const problem = complete.problem
  const [missing, setMissing] = useState<{ open: string[]; watch: string }>()
  const incomplete = problem?.type.endsWith('recovery-incomplete') ?? false
  if (!missing && problem && incomplete) {
    setMissing({ open: (problem.open ?? []).map(({ text }) => text), watch: problem.watch ?? '' })
  }
  return (
    <ReasonDialog
      title={words.completeTitle}
      lead={words.completeLead}
      {...(missing ? { question: words.completeWhy, required: true } : {})}
      reason={reason}
      onReason={setReason}
      verb={words.completeVerb}
      busy={complete.isPending}
      problem={incomplete ? undefined : problem}
      onSubmit={() => complete.submit(missing ? { overrideReason: reason.trim() } : {})}
      onClose={onClose}
    >
      {missing && (
        <div role="status">
          <p>{words.missing}</p>
          <ul>
            {missing.open.map(text => (
              <li key={text}>{text}</li>
            ))}
            {words.missingWatch[missing.watch] && <li>{words.missingWatch[missing.watch]}</li>}
          </ul>
        </div>
      )}
    </ReasonDialog>
  )
}
