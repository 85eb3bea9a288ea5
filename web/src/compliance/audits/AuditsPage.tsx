import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DrawnAuditReport } from '../../api/types'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useAudits } from './api'
import { NewAuditDialog } from './NewAuditDialog'

/** The standing reports that were made, and a way to make another. */
export function AuditsPage() {
  const audits = useAudits()
  const [making, setMaking] = useState(false)
  const aside = (
    <Button size="xs" onClick={() => setMaking(true)}>
      {t.audits.make}
    </Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle>{t.audits.title}</PageTitle>
      <p className={rows.quiet}>{t.audits.lead}</p>
      <Panel title={t.audits.drawn} aside={aside} query={audits} rows={4} place="compliance">
        {items =>
          items.length === 0 ? (
            <EmptyState>{t.audits.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(drawn => (
                <DrawnRow key={drawn.id} drawn={drawn} />
              ))}
            </ul>
          )
        }
      </Panel>
      {making && <NewAuditDialog onClose={() => setMaking(false)} />}
    </div>
  )
}

function DrawnRow({ drawn: { id, title, from, to, asOf, sample, seed, by, at } }: { drawn: DrawnAuditReport }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Link to="/compliance/audits/$id" params={{ id }} className={rows.name}>
          {title}, {t.audits.period(from, to)}
        </Link>
        <p>{[t.audits.sampleOf(sample, seed), t.audits.asOf(asOf), t.audits.by(by)].join(' · ')}</p>
      </div>
      <Time value={at} />
    </li>
  )
}
