import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { AuditEngagement } from '../../api/types'
import { canOpenEngagements } from '../../domain/permissions'
import { engagementWords } from '../../messages/engagements'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import own from '../audits/Audit.module.css'
import { useEngagements } from './api'
import { OpenEngagementDialog } from './OpenEngagementDialog'
import { Until } from './Until'

/** The audit engagements: a manager opens them, an auditor finds their own. */
export function EngagementsPage() {
  const me = useMe()
  const engagements = useEngagements()
  const [opening, setOpening] = useState(false)
  const manages = canOpenEngagements(me)
  const aside = manages && (
    <Button size="xs" onClick={() => setOpening(true)}>
      {engagementWords.open}
    </Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle>{engagementWords.title}</PageTitle>
      <p className={own.lead}>{manages ? engagementWords.leadManager : engagementWords.leadAuditor}</p>
      <Panel title={engagementWords.list} aside={aside} query={engagements} rows={4} place="compliance">
        {items =>
          items.length === 0 ? (
            <EmptyState>{manages ? engagementWords.noneManager : engagementWords.noneAuditor}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(engagement => (
                <EngagementRow key={engagement.id} engagement={engagement} />
              ))}
            </ul>
          )
        }
      </Panel>
      {opening && <OpenEngagementDialog onClose={() => setOpening(false)} />}
    </div>
  )
}

function EngagementRow({ engagement }: { engagement: AuditEngagement }) {
  const { id, title, from, to, phase, auditor, mine, validUntil, purpose } = engagement
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Link to="/compliance/engagements/$id" params={{ id }} className={rows.name}>
          {title}, {engagementWords.period(from, to)}
        </Link>
        <p>
          {engagementWords.phase[phase]} · {engagementWords.forWhom(auditor, mine)}
        </p>
        {purpose && <p>{purpose}</p>}
      </div>
      <span className={rows.quiet}>
        {engagementWords.until} <Until at={validUntil} />
      </span>
    </li>
  )
}
