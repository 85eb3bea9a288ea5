import { IconAlertTriangle } from '@tabler/icons-react'
import { useMe } from '../api/session'
import type { OnCall } from '../api/types'
import { t } from '../messages/en'
import { Time } from '../ui/Time'
import styles from './OnCallPage.module.css'

/** One schedule at this moment: who is woken first, who next, until when; or that nobody is. */
export function OnCallRow({ shift }: { shift: OnCall }) {
  return (
    <li className={styles.row} data-gap={!shift.primary || undefined}>
      <div>
        <strong>{shift.team}</strong>
        <span className={styles.schedule}>{shift.schedule}</span>
      </div>
      {shift.primary ? (
        <>
          <Person label={t.onCall.primary} person={shift.primary} />
          <Person label={t.onCall.secondary} person={shift.secondary} />
          <div className={styles.until}>
            {shift.until && (
              <>
                {t.onCall.until} <Time value={shift.until} as="timeline" />
              </>
            )}
          </div>
        </>
      ) : (
        <p className={styles.gap}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <strong>{t.onCall.nobody}.</strong> {t.onCall.nobodyHint}
        </p>
      )}
    </li>
  )
}

function Person({ label, person }: { label: string; person: OnCall['primary'] }) {
  const me = useMe()
  const name = person && (person.id === me.id ? t.roles.you(person.name) : person.name)
  return (
    <div>
      <span className={styles.label}>{label}</span>
      <span className={name ? styles.name : styles.schedule}>{name ?? t.common.none}</span>
      {person && !person.reachable && <span className={styles.unreachable}>{t.onCall.unreachable}</span>}
    </div>
  )
}
