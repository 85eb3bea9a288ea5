import type { LedgerEntry } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { Hash } from '../ui/Hash'
import { Time } from '../ui/Time'
import styles from './LedgerPage.module.css'

/** Entries of the log in log order: what, who, when it happened, when the log learned it, and its hash. */
export function LedgerTable({ rows }: { rows: LedgerEntry[] }) {
  const columns = t.compliance.columns
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              {columns.position}
            </th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.value}</th>
            <th scope="col">{columns.record}</th>
            <th scope="col">{columns.hash}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.position} id={`at-${row.position}`}>
              <td className={styles.number}>{t.number(row.position)}</td>
              <td className={styles.what}>
                {row.summary}
                <span className={styles.type}>
                  {row.type} · {row.aggregateType} #{t.number(row.sequence)}
                </span>
              </td>
              <td>
                <ActorName actor={row.actor} />
              </td>
              <td>{row.valueTime ? <Time value={row.valueTime} as="exact" /> : t.common.unknown}</td>
              <td>
                <Time value={row.recordTime} as="exact" />
              </td>
              <td>
                <Hash value={row.leafHash} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
