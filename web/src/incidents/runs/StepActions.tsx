import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Run, RunStep } from '../../api/types'
import { guardedWords } from '../../messages/guarded'
import { useGuardedActions } from '../actions/api'

const ProposeDialog = lazy(async () => ({ default: (await import('../actions/ProposeDialog')).ProposeDialog }))

interface StepActionsProps {
  run: Run
  shown: RunStep
  urlRef: string
  asOf: number | undefined
  writes: boolean
}

/** What a step that says to change something led to outside, and the way to do it there. */
export function StepActions({ run, shown, urlRef, asOf, writes }: StepActionsProps) {
  const actions = useGuardedActions(urlRef, asOf)
  const [proposing, setProposing] = useState(false)
  const { id, title } = shown.step
  const linked = (actions.data ?? []).filter(({ step }) => step?.runId === run.id && step.stepId === id)
  return (
    <>
      {linked.map(({ id: actionId, kind, parameters, stage }) => (
        <p key={actionId}>
          {guardedWords.kinds[kind]} {parameters.map(({ value }) => value).join(', ')}: {guardedWords.stages[stage]}
        </p>
      ))}
      {shown.atHand && writes && (
        <Button size="xs" onClick={() => setProposing(true)}>
          {guardedWords.propose}
        </Button>
      )}
      {proposing && (
        <Suspense>
          <ProposeDialog
            urlRef={urlRef}
            step={{ runId: run.id, stepId: id, title }}
            onClose={() => setProposing(false)}
          />
        </Suspense>
      )}
    </>
  )
}
