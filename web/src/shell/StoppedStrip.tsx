import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { exact } from '../domain/instant'
import { t } from '../messages/en'
import { useLastBeat, useLiveState } from '../ui/LiveContext'
import { useZone } from '../ui/zone'
import styles from './Shell.module.css'

/** Says over the page, while it is true, that nothing is being pushed any more, and since when. */
export function StoppedStrip() {
  const state = useLiveState()
  const lastBeat = useLastBeat()
  const zone = useZone()
  const queries = useQueryClient()
  if (state !== 'stopped') return null
  const since = lastBeat()
  return (
    <div className={styles.strip} role="alert">
      <IconPlugConnectedX size={16} aria-hidden="true" />
      <strong>{since ? t.live.stopped(exact(since, zone)) : t.live.neverStarted}</strong>
      <span>{t.live.frozen}</span>
      <Button size="compact-sm" onClick={() => void queries.refetchQueries({ type: 'active' })}>
        {t.live.refresh}
      </Button>
    </div>
  )
}
