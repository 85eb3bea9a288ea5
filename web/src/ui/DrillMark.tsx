import { IconSchool } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { drillOf } from '../domain/drill'
import { t } from '../messages/en'
import styles from './DrillMark.module.css'

/** That an incident is rehearsed and nothing of it is real; nothing for any other. */
export function DrillMark({ id, linked = false }: { id: string; linked?: boolean }) {
  const drill = drillOf(id)
  if (drill === undefined) return null
  const mark = (
    <span className={styles.mark}>
      <IconSchool size={13} stroke={2} aria-hidden="true" />
      {t.drills.mark}
    </span>
  )
  return linked ? (
    <Link to="/prepare/drills/$id" params={{ id: drill }} aria-label={t.drills.toDrill}>
      {mark}
    </Link>
  ) : (
    mark
  )
}
