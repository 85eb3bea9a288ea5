import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canOpen } from '../../domain/permissions'
import { t } from '../../messages/en'
import { PlainPanel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import styles from './DetailsPanel.module.css'

/** What is known about it: description, services, where it came from, and its moments. */
export function DetailsPanel({ incident }: { incident: Incident }) {
  const me = useMe()
  const { alerts, classification, source } = incident
  const moments: [string, string | undefined][] = [
    [t.details.opened, incident.openedAt],
    [t.details.acknowledged, incident.acknowledgedAt],
    [t.details.resolved, incident.resolvedAt],
    [t.details.closed, incident.closedAt],
  ]
  return (
    <PlainPanel title={t.details.title}>
      {incident.description && <p className={styles.description}>{incident.description}</p>}
      <dl className={styles.facts}>
        {classification && (
          <Fact name={t.details.severity}>
            {t.details.byRule(classification.severity, classification.rule, classification.because.join('; '))}
          </Fact>
        )}
        <Fact name={t.details.source}>
          {source.kind === 'ALERT' ? (
            <SourceLink source={source} />
          ) : (
            t.details.declared(incident.declaredBy?.name ?? incident.declaredBy?.id ?? t.common.unknown)
          )}
        </Fact>
        {alerts.total > 0 && <Fact name={t.details.alerts}>{t.incidents.firing(alerts.firing, alerts.total)}</Fact>}
        {moments.map(
          ([name, at]) =>
            at && (
              <Fact key={name} name={name}>
                <Time value={at} as="timeline" />
              </Fact>
            ),
        )}
        {canOpen('reviews', me) && (incident.resolvedAt ?? incident.closedAt) && (
          <Fact name={t.details.review}>
            <Link to="/reviews/$ref" params={{ ref: incident.number }}>
              {t.details.toReview}
            </Link>
          </Fact>
        )}
      </dl>
    </PlainPanel>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** To the alerts behind it. */
function SourceLink({ source }: { source: Incident['source'] }) {
  const text = source.integration ? t.details.alert(source.integration) : t.details.alertUnnamed
  if (!source.alertGroupId) return text
  return (
    <Link to="/alerts/$id" params={{ id: source.alertGroupId }}>
      {text}
    </Link>
  )
}
