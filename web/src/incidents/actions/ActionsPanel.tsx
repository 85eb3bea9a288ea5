import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
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
      {t.guarded.propose}
    </Button>
  )
  return (
    <Panel title={t.guarded.panel} aside={propose || undefined} query={actions} rows={2}>
      {found => (
        <>
          {found.length === 0 && <EmptyState>{t.guarded.none}</EmptyState>}
          {found.map(action => (
            <ActionCard key={action.id} action={action} urlRef={urlRef} writes={writes} />
          ))}
          {proposing && <ProposeDialog urlRef={urlRef} onClose={() => setProposing(false)} />}
        </>
      )}
    </Panel>
  )
}
