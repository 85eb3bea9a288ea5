import type { GroupedAlert } from '../api/types'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import styles from './AlertsPage.module.css'

/** The alerts of one problem, in the order in which they first fired. */
export function AlertList({ alerts }: { alerts: GroupedAlert[] }) {
  return (
    <ul className={rows.list}>
      {alerts.map(alert => (
        <li key={alert.key} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{alert.summary ?? alert.name}</span>
            <p>{[alert.name, alert.service, alert.severity.toLowerCase()].filter(Boolean).join(' · ')}</p>
            {alert.description && <p className={styles.text}>{alert.description}</p>}
            <Labels alert={alert} />
            <p>
              {t.alerts.since} <Time value={alert.startsAt} as="timeline" />
              {alert.times > 1 && ` · ${t.alerts.times(alert.times)}`}
              {alert.acknowledged && ` · ${t.alerts.acknowledged}`}
            </p>
            <Links alert={alert} />
          </div>
          <div className={styles.state}>
            <p>
              <strong>{alert.firing ? t.alerts.firing : t.alerts.over}</strong>
            </p>
            {alert.endedAt && (
              <p>
                <Time value={alert.endedAt} as="timeline" />
              </p>
            )}
            {alert.endedBy && <p>{t.alerts.byItself(alert.endedBy)}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Labels({ alert }: { alert: GroupedAlert }) {
  const labels = Object.entries(alert.labels)
  if (labels.length === 0) return null
  return (
    <ul className={styles.labels} aria-label={t.alerts.labels}>
      {labels.map(([name, value]) => (
        <li key={name}>
          <code>
            {name}="{value}"
          </code>
        </li>
      ))}
    </ul>
  )
}

function Links({ alert }: { alert: GroupedAlert }) {
  const links = [...(alert.link ? [{ text: t.alerts.link, href: alert.link }] : []), ...alert.links]
  if (links.length === 0) return null
  return (
    <p>
      {links.map(link => (
        <a key={link.href} className={styles.link} href={link.href} target="_blank" rel="noreferrer">
          {link.text ?? t.alerts.link}
        </a>
      ))}
    </p>
  )
}
