import type { ReactNode } from 'react'
import type { IncidentReport } from '../api/types'
import { formatDuration } from '../domain/duration'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { Time } from '../ui/Time'
import styles from './ReportPage.module.css'
import { Facts, Section } from './ReportParts'

/** The course of the incident: its times and lengths, its phases, its severity, and who held which role. */
export function ReportCourse({ report }: { report: IncidentReport }) {
  const { times } = report
  return (
    <div className={styles.pair}>
      <Section title={t.report.times}>
        <Facts
          rows={[
            [t.report.occurred, moment(times.occurredAt, t.common.unknown)],
            [t.report.detected, moment(times.detectedAt)],
            [t.report.opened, moment(times.openedAt)],
            [t.report.acknowledged, moment(times.acknowledgedAt)],
            [t.report.resolved, moment(times.resolvedAt)],
            [t.report.closed, moment(times.closedAt)],
          ]}
        />
      </Section>
      <Section title={t.report.durations}>
        <Facts
          rows={[
            [t.report.toDetect, length(times.secondsToDetect, t.common.unknown)],
            [t.report.toAcknowledge, length(times.secondsToAcknowledge)],
            [t.report.toResolve, length(times.secondsToResolve)],
          ]}
        />
      </Section>
      <Section title={t.report.phases}>
        <Facts
          rows={report.phases.map(({ phase, enteredAt, seconds, skipped, reason, position }) => [
            t.phase[phase],
            <span key={position}>
              <Time value={enteredAt} as="exact" /> <span className={styles.quiet}>{length(seconds, '')}</span>
              {skipped && skipped.length > 0 && ` ${t.report.skipped(skipped.map(each => t.phase[each]))}`}
              <Reason>{reason}</Reason>
            </span>,
          ])}
        />
      </Section>
      <Section title={t.report.severities}>
        <Facts
          rows={report.severities.map(({ at, from, to, reason, by, position }) => [
            from ? t.report.change(from, to) : to,
            <span key={position}>
              <Time value={at} as="exact" /> <ActorName actor={by} />
              <Reason>{reason}</Reason>
            </span>,
          ])}
        />
      </Section>
      <Section title={t.report.roles}>
        <Facts
          rows={report.roles.map(({ role, person, personId, from, until, position }) => [
            t.incidentRole[role],
            <span key={position}>
              {person ?? personId} · {moment(from)}
              {until && (
                <>
                  {' '}
                  {t.report.until} <Time value={until} as="exact" />
                </>
              )}
            </span>,
          ])}
        />
      </Section>
    </div>
  )
}

function moment(at: string | null | undefined, otherwise: string = t.time.never): ReactNode {
  return at ? <Time value={at} as="exact" /> : otherwise
}

function length(seconds: number | null | undefined, otherwise: string = t.time.never): string {
  return seconds == null ? otherwise : formatDuration(seconds * 1000)
}

function Reason({ children }: { children: string | null | undefined }) {
  return children ? <span className={styles.quiet}> “{children}”</span> : null
}
