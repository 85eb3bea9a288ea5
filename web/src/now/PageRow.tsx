import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import type { MyPage } from '../api/types'
import { t } from '../messages/en'
import { answerTo, openIncident } from '../messages/myPages'
import { Age } from '../ui/Age'
import { DrillMark } from '../ui/DrillMark'
import { SeverityBadge } from '../ui/SeverityBadge'
import { Time } from '../ui/Time'
import { useVerbs } from '../ui/verbs'
import { WriteProblem } from '../ui/WriteProblem'
import { useAnswerPage } from './api'
import styles from './NowPage.module.css'

/** One page that waits: what it is and what it asks, how long it waits, who is woken next and when. */
export function PageRow({ page, first }: { page: MyPage; first: boolean }) {
  const { incident } = page
  const { button, busy, done, why } = answerTo(page)
  const answer = useAnswerPage(page, () => done && notifications.show({ message: done(incident.number) }))
  const submit = () => answer.submit(null)
  useVerbs(first && button ? [{ shortcut: 'acknowledge', label: `${button} ${incident.number}`, run: submit }] : [])

  return (
    <li className={styles.row} data-urgent>
      <SeverityBadge severity={incident.severity} />
      <DrillMark id={incident.id} />
      <div className={styles.what}>
        <Link to="/incidents/$ref" params={{ ref: incident.number }} className={styles.link}>
          <span className={styles.ref}>{incident.number}</span> {incident.title}
        </Link>
        <p className={styles.facts}>
          {why && <strong>{why}</strong>}
          <span>
            {t.now.waiting} <Age since={page.requestedAt} />
          </span>
          <span>{t.now.level(page.level, page.round)}</span>
          {incident.services && incident.services.length > 0 && <span>{t.list(incident.services)}</span>}
          {page.nextEscalationAt && (
            <span>
              {t.now.escalates} <Time value={page.nextEscalationAt} />
            </span>
          )}
        </p>
        <WriteProblem problem={answer.problem} />
      </div>
      {button ? (
        <Button
          variant="filled"
          size="md"
          className={styles.act}
          onClick={submit}
          disabled={answer.isPending}
          data-autofocus={first || undefined}
        >
          {answer.isPending ? busy : button}
        </Button>
      ) : (
        <Button
          size="md"
          className={styles.act}
          renderRoot={props => <Link {...props} to="/incidents/$ref" params={{ ref: incident.number }} />}
          data-autofocus={first || undefined}
        >
          {openIncident(incident.number)}
        </Button>
      )}
    </li>
  )
}
