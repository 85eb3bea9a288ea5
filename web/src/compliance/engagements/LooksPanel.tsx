import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AuditLook } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { engagementWords } from '../../messages/engagements'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useLooks } from './api'

/** What the auditor looked at and took away, the newest first; each is an event of the log. */
export function LooksPanel({ id }: { id: string }) {
  const [before, setBefore] = useState<string>()
  const looks = useLooks(id, before)
  return (
    <Panel title={engagementWords.looks} query={looks} rows={4} place="compliance">
      {({ items, nextCursor }) => (
        <>
          {items.length === 0 ? (
            <EmptyState>{engagementWords.noLooks}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(look => (
                <LookRow key={look.position} look={look} />
              ))}
            </ul>
          )}
          {(nextCursor || before) && (
            <div className={rows.row}>
              {nextCursor && (
                <Button size="xs" onClick={() => setBefore(nextCursor)}>
                  {engagementWords.older}
                </Button>
              )}
              {before && (
                <Button size="xs" onClick={() => setBefore(undefined)}>
                  {engagementWords.newest}
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </Panel>
  )
}

function LookRow({ look: { position, at, by, what, control, sample, page, subjects, hidden } }: { look: AuditLook }) {
  const about = [
    control,
    sample && engagementWords.ofSample(sample),
    page && engagementWords.page(page),
    subjects.length > 0 && t.list(subjects),
    hidden > 0 && engagementWords.hidden(hidden),
  ].filter(Boolean)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{engagementWords.look[what]}</span> {about.join(' · ')}
        <p>
          {by} · {auditWords.at(position)}
        </p>
      </div>
      <Time value={at} as="exact" />
    </li>
  )
}
