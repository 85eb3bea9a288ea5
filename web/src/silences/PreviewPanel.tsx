import { Link } from '@tanstack/react-router'
import { problemOf } from '../api/problem'
import type { SilencePreview } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PlainPanel, SkeletonRows } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { useSilencePreview } from './api'
import { isComplete, matchersOf, type Row } from './draft'
import styles from './SilencesPage.module.css'

/** What the conditions would have done in the last day, had they held for the whole of it. */
export function PreviewPanel({ rows: conditions }: { rows: Row[] }) {
  const complete = isComplete(conditions)
  const preview = useSilencePreview(matchersOf(conditions), complete)
  return (
    <PlainPanel title={t.silences.preview}>
      {!complete ? (
        <EmptyState>{t.silences.previewWaits}</EmptyState>
      ) : preview.isError ? (
        <div className={styles.inset}>
          <WriteProblem problem={problemOf(preview.error)} />
        </div>
      ) : preview.data ? (
        <Found preview={preview.data} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </PlainPanel>
  )
}

function Found({ preview }: { preview: SilencePreview }) {
  return (
    <>
      <div className={styles.figures} aria-live="polite">
        <p>
          <strong>{t.silences.wouldHave(preview.alerts, preview.firing)}</strong>
        </p>
        <p>{t.silences.spared(preview.incidents)}</p>
        {!preview.complete && <p>{t.silences.tooMany}</p>}
      </div>
      <ul className={rows.list}>
        {preview.items.map(alert => (
          <li key={`${alert.groupId}/${alert.key}`} className={rows.row}>
            <div className={rows.what}>
              <Link to="/alerts/$id" params={{ id: alert.groupId }}>
                {alert.summary ?? alert.name}
              </Link>
              <p>
                {[alert.name, alert.service, alert.severity].filter(Boolean).join(' · ')} ·{' '}
                {alert.firing ? t.alerts.firing : t.alerts.over} · <Time value={alert.firedAt} as="timeline" />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {preview.alerts > preview.items.length && (
        <p className={styles.inset}>{t.silences.more(preview.alerts - preview.items.length)}</p>
      )}
    </>
  )
}
