import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { AlertGroup } from '../api/types'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { SeverityBadge } from '../ui/SeverityBadge'
import { Time } from '../ui/Time'
import { AlertList } from './AlertList'
import styles from './AlertsPage.module.css'
import { useAlertGroup } from './api'
import { GroupState } from './GroupRow'
import { AttachDialog, DetachDialog } from './MoveDialogs'

/** One problem with its alerts, why they are one, what keeps it quiet, and what happened. */
export function GroupPage() {
  const { id } = useParams({ from: '/alerts/$id' })
  const group = useAlertGroup(id)
  if (group.isPending) return <SkeletonRows rows={8} />
  if (group.data === undefined) {
    return <ProblemPanel error={group.error} onRetry={() => void group.refetch()} place="alerts" />
  }
  return <Whole whole={group.data} />
}

/** What most alerts of a problem say of themselves, to begin a silence with. */
function labelsOf({ alerts }: AlertGroup): Record<string, string> {
  const [first] = alerts
  if (!first) return {}
  const { name, service } = first
  const host = alerts.length === 1 ? first.host : undefined
  return { name, ...(service ? { service } : {}), ...(host ? { host } : {}) }
}

function Whole({ whole }: { whole: AlertGroup }) {
  const me = useMe()
  const navigate = useNavigate()
  const { group } = whole
  const [dialog, setDialog] = useState<'attach' | 'detach'>()
  const movable = group.state === 'FIRING' && group.incident !== undefined
  const verbs = canRespond(me) && (
    <div className={styles.verbs}>
      {movable && (
        <Button size="xs" onClick={() => setDialog('attach')}>
          {t.attach.verb}
        </Button>
      )}
      {movable && group.attachedFrom && (
        <Button size="xs" onClick={() => setDialog('detach')}>
          {t.attach.detachVerb}
        </Button>
      )}
      <Button size="xs" onClick={() => void navigate({ to: '/silences/new', search: { labels: labelsOf(whole) } })}>
        {t.alerts.silence}
      </Button>
    </div>
  )
  return (
    <div className={rows.page}>
      <PageTitle aside={verbs}>{group.title ?? t.list(group.names)}</PageTitle>
      <PlainPanel title={t.alerts.about} aside={<SeverityBadge severity={group.severity} />}>
        <div className={styles.about}>
          <GroupState group={group} />
          {group.attachedFrom && (
            <p>
              {t.attach.attachedFrom}{' '}
              <Link to="/incidents/$ref" params={{ ref: group.attachedFrom.number }}>
                {group.attachedFrom.number}
              </Link>
            </p>
          )}
          {whole.description && <p className={styles.text}>{whole.description}</p>}
          {whole.silence && (
            <p>
              {t.alerts.silencedUntil} <Time value={whole.silence.until} as="timeline" />{' '}
              <Link to="/silences">{t.alerts.seeSilences(whole.silence.ids.length)}</Link>
            </p>
          )}
          <p>
            {t.alerts.groupedBy(whole.groupedBy)}
            {whole.groupingKey && (
              <>
                {' '}
                <code>{whole.groupingKey}</code>
              </>
            )}
          </p>
          {whole.flapping && (
            <p>{t.alerts.flaps(whole.flapping.groups, whole.flapping.withinMinutes, whole.flapping.quietMinutes)}</p>
          )}
          <p>
            {group.integration ? t.alerts.from(group.integration) : t.alerts.unknownSource} · {t.alerts.occurred}{' '}
            <Time value={whole.occurredAt} as="timeline" /> · {t.alerts.opened}{' '}
            <Time value={group.openedAt} as="timeline" />
            {group.overAt && (
              <>
                {' '}
                · {t.alerts.overSince} <Time value={group.overAt} as="timeline" />
              </>
            )}
          </p>
        </div>
      </PlainPanel>
      <PlainPanel title={t.alerts.alerts(group.firing, group.total)}>
        <AlertList alerts={whole.alerts} />
      </PlainPanel>
      <PlainPanel title={t.alerts.events}>
        {whole.earlier > 0 && <p className={styles.about}>{t.alerts.earlier(whole.earlier)}</p>}
        <ol className={rows.list}>
          {whole.events.map(event => (
            <li key={event.position} className={rows.row}>
              <Time value={event.valueTime} as="timeline" />
              <span className={rows.what}>{event.summary}</span>
            </li>
          ))}
        </ol>
      </PlainPanel>
      {dialog === 'attach' && <AttachDialog group={group} onClose={() => setDialog(undefined)} />}
      {dialog === 'detach' && <DetachDialog group={group} onClose={() => setDialog(undefined)} />}
    </div>
  )
}
