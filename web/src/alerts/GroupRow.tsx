import { Link } from '@tanstack/react-router'
import type { AlertGroupRow } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { SeverityBadge } from '../ui/SeverityBadge'
import { Time } from '../ui/Time'
import styles from './AlertsPage.module.css'

/** One problem: what fires, where it came from, and whether it called anybody out. */
export function GroupRow({ group }: { group: AlertGroupRow }) {
  return (
    <li className={rows.row} data-state={group.state}>
      <SeverityBadge severity={group.severity} />
      <div className={rows.what}>
        <Link to="/alerts/$id" params={{ id: group.id }} className={rows.name}>
          {group.title ?? t.list(group.names)}
        </Link>
        <p>
          {t.alerts.counts(group.firing, group.total)}
          {group.services.length > 0 && ` · ${t.list(group.services)}`}
          {group.integration && ` · ${t.alerts.from(group.integration)}`}
          {group.generation > 1 && ` · ${t.alerts.again(group.generation)}`}
          {group.flapping && ` · ${t.alerts.flapping}`}
        </p>
      </div>
      <div className={styles.state}>
        <GroupState group={group} />
        <p>
          <Time value={group.openedAt} />
        </p>
      </div>
    </li>
  )
}

/** How it stands, and the incident it opened. */
export function GroupState({ group }: { group: AlertGroupRow }) {
  return (
    <p>
      <strong>{group.keptQuiet ? t.alerts.keptQuiet : t.alerts.states[group.state]}</strong>{' '}
      {group.incident && (
        <Link to="/incidents/$ref" params={{ ref: group.incident.number }}>
          {group.incident.number}
        </Link>
      )}
    </p>
  )
}
