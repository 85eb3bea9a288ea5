import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { recoveryWords } from '../../messages/recovery'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { useRecoveryWork } from './api'
import { WorkCard } from './WorkCard'
import { WorkDialog } from './WorkDialog'

/** What was done to remove the cause and to bring back what it hit, and does it count? */
export function RecoveryPanel({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const writes = canRespond(useMe())
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const work = useRecoveryWork(urlRef, asOf)
  const [recording, setRecording] = useState(false)
  const record = writes && (
    <Button size="xs" onClick={() => setRecording(true)}>
      {recoveryWords.record}
    </Button>
  )
  return (
    <Panel title={recoveryWords.panel} aside={record || undefined} query={work} rows={2}>
      {records => (
        <>
          {records.length === 0 && <EmptyState>{recoveryWords.none}</EmptyState>}
          {records.map(each => (
            <WorkCard
              key={each.id}
              record={each}
              records={records}
              incident={incident}
              urlRef={urlRef}
              writes={writes}
            />
          ))}
          {recording && (
            <WorkDialog incident={incident} urlRef={urlRef} records={records} onClose={() => setRecording(false)} />
          )}
        </>
      )}
    </Panel>
  )
}
