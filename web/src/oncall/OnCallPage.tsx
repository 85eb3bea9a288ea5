import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canKeepAudiences, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import { useOnCall } from './api'
import { CalendarsPanel } from './CalendarsPanel'
import { LeavePanel } from './LeavePanel'
import styles from './OnCallPage.module.css'
import { OnCallRow } from './OnCallRow'
import { PoliciesPanel } from './policies/PoliciesPanel'
import { SchedulesPanel } from './SchedulesPanel'
import { SwapsPanel } from './SwapsPanel'
import { TeamsPanel } from './TeamsPanel'

/** Who is on call now, and where is nobody? */
export function OnCallPage() {
  const onCall = useOnCall()
  const me = useMe()
  return (
    <div className={styles.page}>
      <PageTitle
        aside={
          <>
            {canRespond(me) && <Link to="/on-call/me">{t.reach.title}</Link>}{' '}
            <Link to="/on-call/readiness">{t.readiness.title}</Link>{' '}
            {canKeepAudiences(me) && <Link to="/on-call/audiences">{t.onCall.audiences}</Link>}{' '}
            {canKeepAudiences(me) && <Link to="/on-call/status-page">{t.onCall.statusPage}</Link>}
          </>
        }
      >
        {t.onCall.title}
      </PageTitle>
      <Panel title={t.onCall.now} query={onCall} rows={3} place="onCall">
        {shifts => {
          if (shifts.length === 0) return <EmptyState>{t.onCall.empty}</EmptyState>
          return (
            <ul className={styles.list}>
              {shifts.map(shift => (
                <OnCallRow key={shift.policyId} shift={shift} />
              ))}
            </ul>
          )
        }}
      </Panel>
      <SchedulesPanel />
      <PoliciesPanel />
      <SwapsPanel />
      <LeavePanel />
      <TeamsPanel />
      {canRespond(me) && <CalendarsPanel />}
    </div>
  )
}
