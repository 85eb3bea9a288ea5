import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { WriteProblem } from '../../ui/WriteProblem'
import { useBridge, useBridgeVerb } from '../api'
import styles from './BridgeButton.module.css'

const BridgePeople = lazy(async () => ({ default: (await import('./BridgePeople')).BridgePeople }))

/** The bridge call: how to join it, or the way to open one. */
export function BridgeButton({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const me = useMe()
  const bridge = useBridge(urlRef)
  const open = useBridgeVerb(urlRef, 'open')
  const close = useBridgeVerb(urlRef, 'close')
  const joined = useBridgeVerb(urlRef, 'joined')
  const responds = canRespond(me) && incident.phase !== 'CLOSED'
  if (!bridge.data) return null
  const call = bridge.data.bridge
  if (call && call.closedAt === undefined) {
    return (
      <span className={styles.bridge}>
        {call.joinUrl && (
          <Button
            component="a"
            href={call.joinUrl}
            target="_blank"
            rel="noopener noreferrer"
            onClick={() => responds && call.witness === 'PERSON' && joined.submit(null)}
            size="compact-sm"
            variant="light"
            leftSection={<IconPhone size={14} aria-hidden="true" />}
          >
            {t.bridge.join(t.bridge.kinds[call.kind])}
          </Button>
        )}
        {call.dialIn && (
          <span>
            <IconPhone size={14} aria-hidden="true" /> {t.bridge.dial(call.dialIn)}
          </span>
        )}
        {!call.joinUrl && !call.dialIn && (
          <span className={styles.quiet}>{t.bridge.running(t.bridge.kinds[call.kind])}</span>
        )}
        <Suspense fallback={null}>
          <BridgePeople call={call} urlRef={urlRef} responds={responds} />
        </Suspense>
        {responds && (
          <Button size="compact-xs" variant="subtle" loading={close.isPending} onClick={() => close.submit(null)}>
            {t.bridge.close}
          </Button>
        )}
        <WriteProblem problem={close.problem ?? joined.problem} />
      </span>
    )
  }
  if (!responds) return null
  return (
    <span className={styles.bridge}>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPhone size={14} aria-hidden="true" />}
        loading={open.isPending}
        onClick={() => open.submit(null)}
      >
        {t.bridge.open}
      </Button>
      <WriteProblem problem={open.problem} />
    </span>
  )
}
