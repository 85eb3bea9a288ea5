import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { serverClock } from '../api/serverClock'
import type { QueuedReport } from '../api/types'
import { isOverdue } from '../domain/reports'
import { t } from '../messages/en'
import { Age } from '../ui/Age'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useNow } from '../ui/useNow'
import { useQueue } from './api'
import { DismissDialog } from './DismissDialog'
import styles from './ReportsPage.module.css'
import { TakeUpDialog } from './TakeUpDialog'

/** What people reported, and what responders make of it. Nobody is paged until one of them says so. */
export function ReportsPage() {
  const waiting = useQueue(false)
  const closed = useQueue(true)
  return (
    <div className={rows.page}>
      <PageTitle waiting={waiting.data?.waiting ?? 0}>{t.reports.title}</PageTitle>
      <p className={styles.lead}>
        {t.reports.lead} <a href="/report">{`${location.origin}/report`}</a>
      </p>
      <Panel title={t.reports.waiting(waiting.data?.waiting ?? 0)} query={waiting} place="reports">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t.reports.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(report => (
                <WaitingReport key={report.id} report={report} />
              ))}
            </ul>
          )
        }
      </Panel>
      <Panel title={t.reports.closed} query={closed}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t.reports.noneClosed}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(report => (
                <ClosedReport key={report.id} report={report} />
              ))}
            </ul>
          )
        }
      </Panel>
    </div>
  )
}

function WaitingReport({ report }: { report: QueuedReport }) {
  const [open, setOpen] = useState<'take' | 'dismiss'>()
  useNow(60_000)
  const late = isOverdue(report.receivedAt, serverClock.now())
  const close = () => setOpen(undefined)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{report.reference}</span>{' '}
        <span className={late ? rows.trouble : rows.quiet}>
          {t.reports.waitsFor} <Age since={report.receivedAt} />
        </span>
        <Words report={report} />
      </div>
      <div className={rows.actions}>
        <Button size="xs" aria-label={t.reports.takeUpTitle(report.reference)} onClick={() => setOpen('take')}>
          {t.reports.takeUp}
        </Button>
        <Button size="xs" aria-label={t.reports.dismissTitle(report.reference)} onClick={() => setOpen('dismiss')}>
          {t.reports.dismiss}
        </Button>
      </div>
      {open === 'take' && <TakeUpDialog report={report} onClose={close} />}
      {open === 'dismiss' && <DismissDialog report={report} onClose={close} />}
    </li>
  )
}

function ClosedReport({ report }: { report: QueuedReport }) {
  const { incident, closedBy, closedAt, reason } = report
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{report.reference}</span>{' '}
        {incident !== undefined ? (
          <Link to="/incidents/$ref" params={{ ref: incident }}>
            {incident}
          </Link>
        ) : (
          <span className={rows.quiet}>{t.reports.dismissed}</span>
        )}{' '}
        <span className={rows.quiet}>
          {closedBy} {closedAt !== undefined && <Time value={closedAt} />}
        </span>
        {reason !== undefined && <p>{reason}</p>}
        <Words report={report} />
      </div>
    </li>
  )
}

/** What the reporter wrote, and nothing made of it: no links, no markup. */
function Words({ report: { text, where, since, contact } }: { report: QueuedReport }) {
  return (
    <>
      <p className={styles.text}>{text ?? t.reports.erased}</p>
      {where !== undefined && <p>{t.reports.where(where)}</p>}
      {since !== undefined && (
        <p>
          {t.reports.since} <Time value={since} />
        </p>
      )}
      {contact !== undefined && <p>{t.reports.contact(contact)}</p>}
    </>
  )
}
