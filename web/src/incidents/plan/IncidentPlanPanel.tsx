import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { planWords } from '../../messages/plans'
import { EmptyState } from '../../ui/EmptyState'
import { Panel, SkeletonRows } from '../../ui/Panel'
import { useIncidentPlan } from './api'

const FollowedPlan = lazy(async () => ({ default: (await import('./FollowedPlan')).FollowedPlan }))
const ChangePlanDialog = lazy(async () => ({ default: (await import('./ChangePlanDialog')).ChangePlanDialog }))

interface IncidentPlanPanelProps {
  incident: Incident
  urlRef: string
}

/** Which plan does the incident follow, who is missing, and what must be so before the phase is left? */
export function IncidentPlanPanel({ incident, urlRef }: IncidentPlanPanelProps) {
  const writes = canRespond(useMe())
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const plan = useIncidentPlan(urlRef, asOf)
  const [changing, setChanging] = useState(false)
  const change = writes && (
    <Button size="xs" onClick={() => setChanging(true)}>
      {plan.data?.plan ? planWords.changePlan : planWords.choosePlan}
    </Button>
  )
  return (
    <Panel title={planWords.one} aside={change || undefined} query={plan} rows={3}>
      {answer => (
        <Suspense fallback={<SkeletonRows rows={3} />}>
          {answer.plan ? (
            <FollowedPlan plan={answer.plan} incident={incident} urlRef={urlRef} writes={writes} />
          ) : (
            <EmptyState>{planWords.noPlan}</EmptyState>
          )}
          {changing && (
            <ChangePlanDialog urlRef={urlRef} now={answer.plan?.planId} onClose={() => setChanging(false)} />
          )}
        </Suspense>
      )}
    </Panel>
  )
}
