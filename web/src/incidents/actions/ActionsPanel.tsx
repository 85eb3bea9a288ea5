import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import { canRespond } from '../../domain/permissions'
import { guardedWords } from '../../messages/guarded'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { ActionCard } from './ActionCard'
import { useGuardedActions } from './api'
import { ProposeDialog } from './ProposeDialog'

/** What was done outside, does it hold, and who has to decide about what comes next? */
export function ActionsPanel({ urlRef }: { urlRef: string }) {
  const writes = canRespond(useMe())
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const actions = useGuardedActions(urlRef, asOf)
  const [proposing, setProposing] = useState(false)
  const propose = writes && (
    <Button size="xs" onClick={() => setProposing(true)}>
      {guardedWords.propose}
    </Button>
  )
  return (
    <Panel title={guardedWords.panel} aside={propose || undefined} query={actions} rows={2}>
      {found => (
        <>
          {found.length === 0 && <EmptyState>{guardedWords.none}</EmptyState>}
          {found.map(action => (
            <ActionCard key={action.id} action={action} urlRef={urlRef} writes={writes} />
          ))}
          {proposing && <ProposeDialog urlRef={urlRef} onClose={() => setProposing(false)} />}
        </>
      )}
    </Panel>
  )
}
