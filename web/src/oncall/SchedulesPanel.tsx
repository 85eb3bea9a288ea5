import { Link } from '@tanstack/react-router'
import { useTeams } from '../api/onCallLists'
import { useMe } from '../api/session'
import { canManageOnCall } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useSchedules } from './api'

/** Every schedule, whose it is, and who is on call by it. */
export function SchedulesPanel() {
  const schedules = useSchedules()
  const teams = useTeams()
  const manages = canManageOnCall(useMe())
  const teamOf = (id: string | undefined) => teams.data?.find(team => team.id === id)?.name
  const add = manages && (
    <span className={rows.actions}>
      <Link to="/on-call/import">{t.imports.title}</Link>
      <Link to="/on-call/schedules/new">{t.onCall.newSchedule}</Link>
    </span>
  )
  return (
    <Panel title={t.onCall.schedules} query={schedules} rows={3} place="onCall" aside={add}>
      {items =>
        items.length === 0 ? (
          <EmptyState>{t.onCall.noSchedules}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {items.map(({ id, name, teamId, zone, now, next, learning }) => (
              <li key={id} className={rows.row}>
                <div className={rows.what}>
                  <Link className={rows.name} to="/on-call/schedules/$id" params={{ id }} search={{}}>
                    {name}
                  </Link>
                  <p>{[teamOf(teamId), zone].filter(Boolean).join(' · ')}</p>
                </div>
                <div className={rows.what}>
                  {now.person ? (
                    <span className={rows.name}>{t.onCall.whoFor(now.person.name, now.insteadOf?.name)}</span>
                  ) : (
                    <span className={rows.trouble}>{t.onCall.nobody}</span>
                  )}
                  {learning.length > 0 && <p>{t.onCall.besides(learning.map(each => each.name))}</p>}
                  {next && (
                    <p>
                      {t.onCall.until} <Time value={now.until} as="timeline" />,{' '}
                      {t.onCall.afterwards(next.person?.name)}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  )
}
