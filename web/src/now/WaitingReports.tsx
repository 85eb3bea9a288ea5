import { Link } from '@tanstack/react-router'
import { serverClock } from '../api/serverClock'
import { isOverdue } from '../domain/reports'
import { t } from '../messages/en'
import { Age } from '../ui/Age'
import { PlainPanel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { useNow } from '../ui/useNow'
import styles from './NowPage.module.css'

/** Reports nobody has dealt with. They page nobody, so that one is forgotten has to be seen here. */
export function WaitingReports({ waiting, oldest }: { waiting: number; oldest: string }) {
  useNow(60_000)
  const late = isOverdue(oldest, serverClock.now())
  return (
    <PlainPanel title={t.now.reports}>
      <div className={`${rows.row} ${styles.reports}`} data-urgent={late || undefined}>
        <div className={rows.what}>
          <span className={rows.name}>{t.now.reportsWait(waiting)}</span>{' '}
          <span className={late ? rows.trouble : rows.quiet}>
            {t.now.oldest} <Age since={oldest} />
          </span>
          {late && <p role="alert">{t.now.reportsLate}</p>}
        </div>
        <Link to="/reports">{t.now.openReports}</Link>
      </div>
    </PlainPanel>
  )
}
