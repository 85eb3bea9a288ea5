import type { Change } from '../api/types'
import { t } from '../messages/en'
import { Time } from '../ui/Time'
import styles from './ChangesPage.module.css'

/** One change: when, what, where, by whom, and what became of it. */
export function ChangeRow({ change }: { change: Change }) {
  const where = [change.service, change.version, change.environment].filter(Boolean).join(' · ')
  return (
    <li className={styles.row} data-failed={change.outcome === 'FAILED' || undefined}>
      <div className={styles.when}>
        <Time value={change.occurredAt} as="timeline" />
      </div>
      <div className={styles.what}>
        <strong>{change.summary}</strong>
        <p className={styles.quiet}>
          {t.changes.kind[change.kind]}
          {where && ` · ${where}`}
          {change.author !== undefined && ` · ${t.changes.by(change.author)}`}
          {` · ${t.changes.reportedBy(change.integration ?? change.source)}`}
        </p>
        {change.links.length > 0 && (
          <p>
            {change.links.map(link => (
              <a key={link.href} className={styles.link} href={link.href} target="_blank" rel="noreferrer">
                {link.text ?? t.changes.link}
              </a>
            ))}
          </p>
        )}
      </div>
      <div className={styles.outcome}>
        {t.changes.outcome[change.outcome]}
        {change.concludedAt !== undefined && (
          <>
            {' '}
            <Time value={change.concludedAt} as="timeline" />
          </>
        )}
      </div>
    </li>
  )
}
