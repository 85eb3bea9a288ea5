import { useMe } from '../api/session'
import type { IncidentRow } from '../api/types'
import { t } from '../messages/en'
import { useLiveAnnounce } from '../ui/announce'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel, PlainPanel } from '../ui/Panel'
import { useMyPages, useMyRoles, useMyTasks, useOnCallNow, useUntaken, useWaitingReports, useWorst } from './api'
import { IncidentLine } from './IncidentLine'
import { MyTasks } from './MyTasks'
import styles from './NowPage.module.css'
import { PageRow } from './PageRow'
import { WaitingReports } from './WaitingReports'

/** What needs me now? First the pages that wait for an answer, then the incidents I have a part in. */
export function NowPage() {
  const me = useMe()
  const isManager = me.roles.includes('manager')
  const pages = useMyPages()
  const roles = useMyRoles(me.id)
  const tasks = useMyTasks()
  const worst = useWorst(isManager)
  const reports = useWaitingReports()
  const shown = new Set([
    ...(pages.data ?? []).map(page => page.incident.id),
    ...(isManager ? (worst.data ?? []) : []).map(incident => incident.id),
  ])
  const untaken = (useUntaken().data ?? []).filter(({ id }) => !shown.has(id))
  const waiting = (pages.data?.length ?? 0) + (reports.data?.waiting ?? 0)
  useLiveAnnounce(pages.data?.[0]?.incident.title)

  return (
    <div className={styles.page}>
      <PageTitle waiting={waiting}>{t.now.title}</PageTitle>
      <Panel title={t.now.pages} query={pages} rows={1} place="now">
        {rows =>
          rows.length === 0 ? (
            <NothingNeedsYou />
          ) : (
            <ul className={styles.list}>
              {rows.map((page, index) => (
                <PageRow key={page.id} page={page} first={index === 0} />
              ))}
            </ul>
          )
        }
      </Panel>
      {reports.data?.oldest !== undefined && (
        <WaitingReports waiting={reports.data.waiting} oldest={reports.data.oldest} />
      )}
      {isManager && (
        <Panel title={t.now.worst} query={worst} rows={1}>
          {rows => (rows.length === 0 ? <EmptyState>{t.now.noWorst}</EmptyState> : <Lines incidents={rows} />)}
        </Panel>
      )}
      {untaken.length > 0 && pages.data && (
        <PlainPanel title={t.now.untaken}>
          <Lines incidents={untaken} />
        </PlainPanel>
      )}
      <Panel title={t.now.tasks} query={tasks} rows={1}>
        {rows => (rows.length === 0 ? <EmptyState>{t.now.noTasks}</EmptyState> : <MyTasks tasks={rows} />)}
      </Panel>
      <Panel title={t.now.roles} query={roles} rows={1}>
        {rows => {
          if (rows.length === 0) return <EmptyState>{t.now.noRoles}</EmptyState>
          return (
            <ul className={styles.list}>
              {rows.map(row => (
                <IncidentLine key={row.incident.id} incident={row.incident} roles={row.roles} />
              ))}
            </ul>
          )
        }}
      </Panel>
    </div>
  )
}

function Lines({ incidents }: { incidents: IncidentRow[] }) {
  return (
    <ul className={styles.list}>
      {incidents.map(incident => (
        <IncidentLine key={incident.id} incident={incident} />
      ))}
    </ul>
  )
}

/** Empty is good here: it says who would be woken instead. */
function NothingNeedsYou() {
  const onCall = useOnCallNow()
  const people = [
    ...new Set(
      onCall.data
        ?.flatMap(({ primary, secondary }) => [primary?.name, secondary?.name])
        .filter(name => name !== undefined),
    ),
  ]
  return (
    <EmptyState>
      <strong>{t.now.noPages}</strong>{' '}
      {onCall.data && (people.length > 0 ? t.now.onCallNow(people) : t.now.nobodyOnCall)}
    </EmptyState>
  )
}
