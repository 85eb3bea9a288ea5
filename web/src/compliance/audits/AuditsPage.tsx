import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DrawnAuditReport } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import own from './Audit.module.css'
import { useAudits } from './api'
import { NewAuditDialog } from './NewAuditDialog'
import { SchedulesPanel } from './SchedulesPanel'

/** The standing reports that were made, and a way to make another. */
export function AuditsPage() {
  const audits = useAudits()
  const [making, setMaking] = useState(false)
  const aside = (
    <Button size="xs" onClick={() => setMaking(true)}>
      {auditWords.make}
    </Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle>{auditWords.title}</PageTitle>
      <p className={own.lead}>{auditWords.lead}</p>
      <Panel title={auditWords.drawn} aside={aside} query={audits} rows={4} place="compliance">
        {items =>
          items.length === 0 ? (
            <EmptyState>{auditWords.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(drawn => (
                <DrawnRow key={drawn.id} drawn={drawn} />
              ))}
            </ul>
          )
        }
      </Panel>
      <SchedulesPanel />
      {making && <NewAuditDialog onClose={() => setMaking(false)} />}
    </div>
  )
}

function DrawnRow({ drawn: { id, title, from, to, asOf, sample, seed, by, at } }: { drawn: DrawnAuditReport }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Link to="/compliance/audits/$id" params={{ id }} className={rows.name}>
          {title}, {auditWords.period(from, to)}
        </Link>
        <p>{[auditWords.sampleOf(sample, seed), auditWords.asOf(asOf), auditWords.by(by)].join(' · ')}</p>
      </div>
      <Time value={at} />
    </li>
  )
}
