import { IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { IncidentRow } from '../../api/types'
import { drillOf } from '../../domain/drill'
import { t } from '../../messages/en'
import { Age } from '../../ui/Age'
import { DrillMark } from '../../ui/DrillMark'
import { PhaseLabel } from '../../ui/PhaseLabel'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { StateLabel } from '../../ui/StateLabel'
import styles from './IncidentTable.module.css'

/** One incident in the list. The link of its title covers the whole row. */
export function IncidentTableRow({ row, index }: { row: IncidentRow; index: number }) {
  const flash = useFlash(row.version)
  const over = row.state === 'RESOLVED' || row.phase === 'CLOSED'
  const [first, second, ...others] = row.services
  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={index + 2}
      data-over={over || undefined}
      data-flash={flash || undefined}
    >
      <Cell className={styles.severity}>
        <SeverityBadge severity={row.severity} />
      </Cell>
      <Cell className={styles.title}>
        <Link to="/incidents/$ref" params={{ ref: row.number }} title={row.title} className={styles.link}>
          <span className={styles.ref}>{row.number}</span>
          {row.visibility === 'PRIVATE' && (
            <IconLock className={styles.lock} size={13} role="img" aria-label={t.access.private} />
          )}{' '}
          {drillOf(row.id) !== undefined && (
            <>
              <DrillMark id={row.id} />{' '}
            </>
          )}
          {row.title}
        </Link>
      </Cell>
      <Cell className={styles.phase}>
        <PhaseLabel phase={row.phase} />
        <StateLabel state={row.state} />
      </Cell>
      <Cell className={styles.age}>
        <Age since={row.detectedAt} until={row.resolvedAt ?? row.closedAt} />
      </Cell>
      <Cell className={styles.commander}>
        {row.roles.COMMANDER?.name ?? <span className={styles.quiet}>{t.incidents.nobody}</span>}
      </Cell>
      <Cell className={styles.services}>
        <span className={styles.clip}>{t.list([first, second].filter(name => name !== undefined))}</span>
        {others.length > 0 && <span className={styles.quiet}> {t.incidents.moreServices(others.length)}</span>}
      </Cell>
      <Cell className={styles.alerts}>{row.alerts.total > 0 ? t.number(row.alerts.total) : ''}</Cell>
    </div>
  )
}

function Cell({ className, children }: { className: string | undefined; children: React.ReactNode }) {
  return (
    <div role="cell" className={className}>
      {children}
    </div>
  )
}

/** True for a moment after the row changed under the reader's eyes. */
function useFlash(version: number): boolean {
  const seen = useRef(version)
  const [flash, setFlash] = useState(false)
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    setFlash(true)
    const timer = setTimeout(() => setFlash(false), 1200)
    return () => clearTimeout(timer)
  }, [version])
  return flash
}
