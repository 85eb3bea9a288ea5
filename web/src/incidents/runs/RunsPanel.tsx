import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel, SkeletonRows } from '../../ui/Panel'
import { useRuns } from './api'

const FollowedRun = lazy(async () => ({ default: (await import('./FollowedRun')).FollowedRun }))
const StartRunDialog = lazy(async () => ({ default: (await import('./StartRunDialog')).StartRunDialog }))

/** Which runbooks are followed in the incident, and which step is next? */
export function RunsPanel({ urlRef }: { urlRef: string }) {
  const writes = canRespond(useMe())
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const runs = useRuns(urlRef, asOf)
  const [starting, setStarting] = useState(false)
  const start = writes && (
    <Button size="xs" onClick={() => setStarting(true)}>
      {t.runbooks.follow}
    </Button>
  )
  return (
    <Panel title={t.runbooks.runs} aside={start || undefined} query={runs} rows={2}>
      {found => (
        <Suspense fallback={<SkeletonRows rows={2} />}>
          {found.length === 0 && <EmptyState>{t.runbooks.noRuns}</EmptyState>}
          {found.map(run => (
            <FollowedRun key={run.id} run={run} urlRef={urlRef} writes={writes} />
          ))}
          {starting && <StartRunDialog urlRef={urlRef} onClose={() => setStarting(false)} />}
        </Suspense>
      )}
    </Panel>
  )
}
