import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { evidenceWords } from '../../messages/evidence'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { useEvidence } from './api'
import { CollectDialog } from './CollectDialog'
import styles from './Evidence.module.css'
import { EvidenceCard } from './EvidenceCard'
import { TranscriptDialog } from './TranscriptDialog'

/** What was collected, in whose hands it is, and who opened it and why. */
export function EvidencePanel({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const writes = canRespond(useMe())
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const evidence = useEvidence(urlRef, asOf)
  const [collecting, setCollecting] = useState<'file' | 'chat'>()
  const close = () => setCollecting(undefined)
  const collect = writes && (
    <div className={rows.actions}>
      <Button size="xs" onClick={() => setCollecting('chat')}>
        {evidenceWords.transcript}
      </Button>
      <Button size="xs" onClick={() => setCollecting('file')}>
        {evidenceWords.collect}
      </Button>
    </div>
  )
  return (
    <Panel title={evidenceWords.panel} aside={collect || undefined} query={evidence} rows={2}>
      {({ items, held, largest }) => (
        <>
          {held && <p className={styles.held}>{evidenceWords.held}</p>}
          {items.length === 0 && <EmptyState>{evidenceWords.none}</EmptyState>}
          {items.map(item => (
            <EvidenceCard key={item.id} item={item} held={held} incident={incident} urlRef={urlRef} />
          ))}
          {collecting === 'chat' && <TranscriptDialog urlRef={urlRef} onClose={close} />}
          {collecting === 'file' && (
            <CollectDialog incident={incident} urlRef={urlRef} items={items} largest={largest} onClose={close} />
          )}
        </>
      )}
    </Panel>
  )
}
