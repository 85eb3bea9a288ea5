import { IconActivityHeartbeat, IconBook, IconEraser, IconEye, IconLock, IconShield } from '@tabler/icons-react'
import { type Phase, phases } from '../domain/phase'
import { t } from '../messages/en'
import styles from './PhaseLabel.module.css'

export const phaseIcons = {
  IDENTIFICATION: IconEye,
  CONTAINMENT: IconShield,
  ERADICATION: IconEraser,
  RECOVERY: IconActivityHeartbeat,
  LESSONS_LEARNED: IconBook,
  CLOSED: IconLock,
}

/** Which of the six steps the incident is in: icon, number and name in one quiet hue. */
export function PhaseLabel({ phase }: { phase: Phase }) {
  const Icon = phaseIcons[phase]
  return (
    <span className={styles.phase}>
      <Icon size={14} stroke={1.8} aria-hidden="true" />
      <span className={styles.number}>{phases.indexOf(phase) + 1}</span>
      {t.phase[phase]}
    </span>
  )
}
