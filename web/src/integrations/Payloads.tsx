import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Payload } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { usePayloadBody, usePayloads } from './api'
import styles from './IntegrationsPage.module.css'

/** What a tool sent lately, and how each message was read. */
export function Payloads({ id }: { id: string }) {
  const payloads = usePayloads(id)
  return (
    <section className={styles.payloads} aria-label={t.integrations.messages}>
      {payloads.data === undefined ? (
        payloads.isError ? (
          <ProblemPanel error={payloads.error} onRetry={() => void payloads.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )
      ) : payloads.data.length === 0 ? (
        <EmptyState>{t.integrations.noMessages}</EmptyState>
      ) : (
        <ul className={rows.list}>
          {payloads.data.map(payload => (
            <PayloadRow key={`${payload.at} ${payload.sha256}`} id={id} payload={payload} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PayloadRow({ id, payload }: { id: string; payload: Payload }) {
  const [raw, setRaw] = useState(false)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Time value={payload.at} />{' '}
        {payload.refusal !== undefined ? (
          <span className={rows.trouble}>{t.integrations.notRead(payload.refusal)}</span>
        ) : payload.note !== undefined ? (
          <Note note={payload.note} link={payload.link} />
        ) : payload.changes > 0 && payload.received === 0 ? (
          <span>{t.integrations.readChanges(payload.changes)}</span>
        ) : (
          <span>{t.integrations.read(payload.received, payload.opened, payload.updated, payload.duplicates)}</span>
        )}
        {payload.alerts.map(alert => (
          <p key={`${alert.key} ${alert.action}`}>
            {t.integrations.alert[alert.action as keyof typeof t.integrations.alert] ?? alert.action}: {alert.name}
            {alert.service !== undefined && ` · ${alert.service}`} · {alert.severity.toLowerCase()} · {alert.key}
          </p>
        ))}
      </div>
      <Button size="xs" aria-expanded={raw} onClick={() => setRaw(!raw)}>
        {raw ? t.integrations.hideRaw : t.integrations.showRaw}
      </Button>
      {raw && <RawBody id={id} sha256={payload.sha256} />}
    </li>
  )
}

/** What a tool said of itself; a link is something an administrator has to open. */
function Note({ note, link }: { note: string; link: string | undefined }) {
  return (
    <>
      <span className={link === undefined ? undefined : rows.trouble}>{note}</span>
      {link !== undefined && (
        <p>
          <a href={link} target="_blank" rel="noreferrer">
            {t.integrations.openLink(new URL(link).host)}
          </a>
        </p>
      )}
    </>
  )
}

function RawBody({ id, sha256 }: { id: string; sha256: string }) {
  const body = usePayloadBody(id, sha256)
  if (body.data !== undefined) {
    return (
      // Long lines scroll in here, so the keyboard must be able to get here.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable
      <section className={styles.raw} tabIndex={0} aria-label={t.integrations.raw}>
        <pre>{body.data as string}</pre>
      </section>
    )
  }
  return body.isError ? (
    <ProblemPanel error={body.error} onRetry={() => void body.refetch()} />
  ) : (
    <SkeletonRows rows={2} />
  )
}
