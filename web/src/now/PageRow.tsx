import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import type { MyPage } from '../api/types'
import { t } from '../messages/en'
import { Age } from '../ui/Age'
import { DrillMark } from '../ui/DrillMark'
import { SeverityBadge } from '../ui/SeverityBadge'
import { Time } from '../ui/Time'
import { useVerbs } from '../ui/verbs'
import { WriteProblem } from '../ui/WriteProblem'
import { useAcknowledgePage } from './api'
import styles from './NowPage.module.css'

/** One page that waits for my answer: what it is, how long it waits, who is woken next and when. */
export function PageRow({ page, first }: { page: MyPage; first: boolean }) {
  const { incident } = page
  const acknowledge = useAcknowledgePage(incident.number, () =>
    notifications.show({ message: t.now.acknowledged(incident.number) }),
  )
  const submit = () => acknowledge.submit(null)
  useVerbs(first ? [{ shortcut: 'acknowledge', label: `${t.now.acknowledge} ${incident.number}`, run: submit }] : [])

  return (
    <li className={styles.row} data-urgent>
      <SeverityBadge severity={incident.severity} />
      <DrillMark id={incident.id} />
      <div className={styles.what}>
        <Link to="/incidents/$ref" params={{ ref: incident.number }} className={styles.link}>
          <span className={styles.ref}>{incident.number}</span> {incident.title}
        </Link>
        <p className={styles.facts}>
          <span>
            {t.now.waiting} <Age since={page.requestedAt} />
          </span>
          <span>{t.now.level(page.level)}</span>
          {incident.services && incident.services.length > 0 && <span>{t.list(incident.services)}</span>}
          {page.nextEscalationAt && (
            <span>
              {t.now.escalates} <Time value={page.nextEscalationAt} />
            </span>
          )}
        </p>
        <WriteProblem problem={acknowledge.problem} />
      </div>
      <Button
        variant="filled"
        size="md"
        className={styles.act}
        onClick={submit}
        disabled={acknowledge.isPending}
        data-autofocus={first || undefined}
      >
        {acknowledge.isPending ? t.now.acknowledging : t.now.acknowledge}
      </Button>
    </li>
  )
}
