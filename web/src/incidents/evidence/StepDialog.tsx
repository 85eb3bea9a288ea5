import { useState } from 'react'
import type { Problem } from '../../api/problem'
import { evidenceWords } from '../../messages/evidence'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { type Reasoned, useStep } from './api'

interface StepDialogProps {
  step: Reasoned
  itemId: string
  name: string
  urlRef: string
  onClose: () => void
}

/** One of the steps in the life of an item that take a reason and nothing else. */
export function StepDialog({ step, itemId, name, urlRef, onClose }: StepDialogProps) {
  const { submit, isPending, problem } = useStep(urlRef, itemId, step, onClose)
  return (
    <Ask
      words={evidenceWords.asks[step]}
      name={name}
      busy={isPending}
      problem={problem}
      onSubmit={reason => submit({ reason })}
      onClose={onClose}
    />
  )
}

interface AskProps {
  words: { title: string; lead: string; question: string; verb: string }
  name: string
  busy?: boolean
  problem?: Problem | undefined
  onSubmit: (reason: string) => void
  onClose: () => void
}

/** Asks for a reason and nothing else. */
export function Ask({ words, name, busy = false, problem, onSubmit, onClose }: AskProps) {
  const [reason, setReason] = useState('')
  return (
    <ReasonDialog
      title={words.title}
      lead={`${name}. ${words.lead}`}
      question={words.question}
      required
      reason={reason}
      onReason={setReason}
      verb={words.verb}
      busy={busy}
      problem={problem}
      onSubmit={() => onSubmit(reason.trim())}
      onClose={onClose}
    />
  )
}
