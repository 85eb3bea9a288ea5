import { IconSchool } from '@tabler/icons-react'
import { drillOf } from '../domain/drill'
import { t } from '../messages/en'
import styles from './DrillMark.module.css'

/** That an incident is rehearsed and nothing of it is real; nothing for any other. */
export function DrillMark({ id }: { id: string }) {
  if (drillOf(id) === undefined) return null
  return (
    <span className={styles.mark}>
      <IconSchool size={13} stroke={2} aria-hidden="true" />
      {t.drills.mark}
    </span>
  )
}
