import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident, SimilarIncident, SuggestedSeverity } from '../../api/types'
import { canCommand } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { Time } from '../../ui/Time'
import { useIncidentsLike } from '../api'
import { SeverityDialog } from './SeverityDialog'
import styles from './SimilarPanel.module.css'

interface SimilarPanelProps {
  incident: Incident
  urlRef: string
}

/** What happened before that was like this, why it is thought to be, and what ended it. */
export function SimilarPanel({ incident, urlRef }: SimilarPanelProps) {
  const similar = useIncidentsLike(urlRef)
  return (
    <Panel title={t.similar.title} query={similar} rows={3}>
      {({ items, complete, suggestion }) => (
        <>
          {suggestion && suggestion.severity !== incident.severity && (
            <Suggested incident={incident} urlRef={urlRef} suggestion={suggestion} />
          )}
          {!complete && <p className={styles.note}>{t.similar.reading}</p>}
          {complete && items.length === 0 && <EmptyState>{t.similar.empty}</EmptyState>}
          <ul className={styles.list}>
            {items.map(item => (
              <Similar key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

interface SuggestedProps extends SimilarPanelProps {
  suggestion: SuggestedSeverity
}

/** How bad incidents like it were, and which; whoever leads it may follow. */
function Suggested({ incident, urlRef, suggestion }: SuggestedProps) {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const { severity, agreeing, of } = suggestion
  const evidence = t.similar.evidence(severity, agreeing.length, of)
  return (
    <div className={styles.suggested}>
      <p>
        {evidence}:{' '}
        {agreeing.map((number, place) => (
          <span key={number}>
            {place > 0 && ', '}
            <Link to="/incidents/$ref" params={{ ref: number }}>
              {number}
            </Link>
          </span>
        ))}
      </p>
      {canCommand(me, incident.roles) && incident.phase !== 'CLOSED' && (
        <Button onClick={() => setOpen(true)}>{t.similar.follow(severity)}</Button>
      )}
      {open && (
        <SeverityDialog
          incident={incident}
          urlRef={urlRef}
          suggested={{ to: severity, reason: `${evidence}: ${t.list(agreeing)}` }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

function Similar({ item }: { item: SimilarIncident }) {
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <SeverityBadge severity={item.severity} />
        <Link to="/incidents/$ref" params={{ ref: item.number }} className={styles.link}>
          {item.number} {item.title}
        </Link>
        <span className={styles.alike}>{t.similar.alike(Math.round(item.score * 100))}</span>
      </div>
      {item.resolvedAt ? (
        <p className={styles.end}>
          {item.resolution ? (
            <>
              {t.similar.endedBy} {item.resolution}
            </>
          ) : (
            t.similar.nobodySaid
          )}
        </p>
      ) : (
        <p className={styles.open}>{t.similar.open}</p>
      )}
      <p className={styles.why}>
        {reasons(item)} · <Time value={item.openedAt} />
      </p>
    </li>
  )
}

/** Why one incident is thought to be like another. */
export function reasons({ why }: SimilarIncident): string {
  return [
    why.cause !== undefined && t.similar.cause(why.cause),
    why.alerts.length > 0 && t.similar.alerts(t.list(why.alerts)),
    why.services.length > 0 && t.similar.services(t.list(why.services)),
    why.words.length > 0 && t.similar.words(why.words),
    t.similar.meaning(Math.round(why.meaning * 100)),
  ]
    .filter(Boolean)
    .join('; ')
}
