import type { ReactNode } from 'react'
import { t } from '../messages/en'
import styles from './ReportPage.module.css'

/** A titled part of the report. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** Names with their values, in a fixed order. */
export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  if (rows.length === 0) return <p className={styles.quiet}>{t.report.empty}</p>
  return (
    <dl className={styles.list}>
      {rows.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names repeat (a phase entered twice) and the order is fixed
        <div key={`${name} ${index}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A table that repeats its headings on every printed page; on a phone each row becomes a card. */
export function Table({ heads, children }: { heads: string[]; children: ReactNode }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
