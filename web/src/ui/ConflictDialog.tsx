import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { t } from '../messages/en'
import { ActorName } from './ActorName'
import styles from './ConflictDialog.module.css'
import { Time } from './Time'

interface ConflictDialogProps {
  problem: Problem
  /** How the field stands now, after the others' changes. */
  current?: string | undefined
  /** What the person wanted, in their words. */
  yours: ReactNode
  onApply: () => void
  onKeep: () => void
  busy: boolean
}

/** A write came too late: shows what others did, keeps what was typed, and lets the person decide. */
export function ConflictDialog({ problem, current, yours, onApply, onKeep, busy }: ConflictDialogProps) {
  const changes = problem.changes ?? []
  return (
    <Modal opened onClose={onKeep} title={t.conflict.title} closeButtonProps={{ 'aria-label': t.common.close }}>
      <p className={styles.lead}>{problem.detail ?? t.conflict.body}</p>
      <h3 className={styles.heading}>{t.conflict.theirs}</h3>
      {changes.length === 0 && <p className={styles.yours}>{t.conflict.unknownChanges}</p>}
      <ul className={styles.changes}>
        {changes.map(change => (
          <li key={change.position}>
            <span>{change.summary}</span>
            <span className={styles.who}>
              <ActorName actor={change.actor} /> · <Time value={change.at} />
            </span>
          </li>
        ))}
      </ul>
      {current && (
        <p className={styles.current}>
          {t.conflict.current} <strong>{current}</strong>
        </p>
      )}
      <h3 className={styles.heading}>{t.conflict.yours}</h3>
      <div className={styles.yours}>{yours}</div>
      <div className={styles.actions}>
        <Button onClick={onKeep} data-autofocus>
          {t.conflict.keep}
        </Button>
        <Button variant="filled" onClick={onApply} loading={busy}>
          {t.conflict.apply}
        </Button>
      </div>
    </Modal>
  )
}
