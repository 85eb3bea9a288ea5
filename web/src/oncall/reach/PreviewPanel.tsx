import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ContactPreview, PreviewedCall } from '../../api/types'
import { formatDuration } from '../../domain/duration'
import { type Severity, severities } from '../../domain/severity'
import { t } from '../../messages/en'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { fromField } from '../axis'
import page from '../SchedulePage.module.css'
import { useContactPreview } from './api'
import styles from './Reach.module.css'

/** Who would be paged, when and how: for a severity, at a time. */
export function PreviewPanel({ version }: { version: number }) {
  const [severity, setSeverity] = useState<Severity>('SEV1')
  const [field, setField] = useState('')
  const [now] = useState(() => new Date().toISOString())
  const preview = useContactPreview(severity, fromField(field) ?? now, version)
  return (
    <Panel title={t.reach.preview} query={preview} rows={3} place="onCall">
      {answer => (
        <div className={page.form}>
          <div className={page.pair}>
            <NativeSelect
              label={t.details.severity}
              value={severity}
              data={[...severities]}
              onChange={event => {
                const chosen = severities.find(each => each === event.currentTarget.value)
                if (chosen) setSeverity(chosen)
              }}
            />
            <TextInput
              type="datetime-local"
              label={t.reach.previewAt}
              description={t.reach.previewNow}
              value={field}
              onChange={event => setField(event.currentTarget.value)}
            />
          </div>
          <Answer preview={answer} />
        </div>
      )}
    </Panel>
  )
}

function Answer({ preview }: { preview: ContactPreview }) {
  const { why, rule, calls, backup } = preview
  return (
    <div aria-live="polite">
      <p className={styles.hint}>{why === 'RULE' ? t.reach.byRule((rule ?? 0) + 1) : t.reach.why[why]}</p>
      <CallList calls={calls} />
      {backup && (
        <>
          <p className={styles.hint}>{t.reach.backupPaged(backup.person.name, backup.atOnce)}</p>
          {backup.atOnce && <CallList calls={backup.calls} />}
        </>
      )}
    </div>
  )
}

function CallList({ calls }: { calls: PreviewedCall[] }) {
  return (
    <ol className={styles.calls}>
      {calls.map(({ kind, address, afterSeconds, at }) => (
        <li key={`${kind} ${address ?? ''} ${afterSeconds}`}>
          <strong>{t.reach.kind[kind]}</strong> {address}{' '}
          {afterSeconds === 0 ? t.reach.atOnce : t.reach.after(formatDuration(afterSeconds * 1000))} (
          <Time value={at} as="timeline" />)
        </li>
      ))}
    </ol>
  )
}
