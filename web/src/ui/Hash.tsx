import { Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { t } from '../messages/en'
import styles from './Hash.module.css'

/** A hash: its first characters are enough to compare by eye, a click copies all of it. */
export function Hash({ value, full = false }: { value: string; full?: boolean }) {
  const copy = () => {
    void navigator.clipboard?.writeText(value).then(() => notifications.show({ message: t.common.copied }))
  }
  return (
    <Tooltip label={value} disabled={full} multiline maw={420} className={styles.tip ?? ''}>
      <button type="button" className={styles.hash} data-full={full || undefined} onClick={copy}>
        {full ? value : value.slice(0, 10)}
      </button>
    </Tooltip>
  )
}
