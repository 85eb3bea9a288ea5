import { IconBellRinging, IconCircleCheck, IconEyeCheck } from '@tabler/icons-react'
import type { State } from '../domain/state'
import { t } from '../messages/en'
import styles from './StateLabel.module.css'

const icons = { TRIGGERED: IconBellRinging, ACKNOWLEDGED: IconEyeCheck, RESOLVED: IconCircleCheck }

/** Whether a person looks at it and whether it still hurts. */
export function StateLabel({ state }: { state: State }) {
  const Icon = icons[state]
  return (
    <span className={styles.state} data-state={state}>
      <Icon size={14} stroke={2} aria-hidden="true" />
      {t.state[state]}
    </span>
  )
}
