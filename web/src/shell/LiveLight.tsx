import { Tooltip } from '@mantine/core'
import { useMe } from '../api/session'
import { t } from '../messages/en'
import { useLiveState } from '../ui/LiveContext'
import styles from './Shell.module.css'

const words = { connecting: t.live.connecting, live: t.live.live, stopped: t.live.stoppedShort }

/** Whether what one sees is what is. */
export function LiveLight() {
  const me = useMe()
  const state = useLiveState()
  if (me.engagementOnly) return null
  return (
    <Tooltip label={state === 'stopped' ? t.live.frozen : words[state]}>
      <span className={styles.light} data-state={state} role="status">
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.lightText}>{words[state]}</span>
      </span>
    </Tooltip>
  )
}
