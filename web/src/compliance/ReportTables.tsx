import type { IncidentReport } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { Hash } from '../ui/Hash'
import { Time } from '../ui/Time'
import styles from './ReportPage.module.css'

/** Every event of the incident with both of its times and its hash. */
export function ReportTimeline({ entries }: { entries: IncidentReport['timeline'] }) {
  if (entries.length === 0) return <p className={styles.quiet}>{t.report.empty}</p>
  const columns = t.compliance.columns
  return (
    <Table heads={[columns.position, columns.what, columns.who, columns.value, columns.record, columns.hash]}>
      {entries.map(entry => (
        <tr key={entry.position}>
          <td className={styles.number}>{t.number(entry.position)}</td>
          <td>{entry.summary}</td>
          <td>
            <ActorName actor={entry.actor} />
          </td>
          <td>
            <Time value={entry.valueTime} as="exact" />
          </td>
          <td>
            <Time value={entry.recordTime} as="exact" />
          </td>
          <td>
            <Hash value={entry.leafHash} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Each attempt to reach someone. */
export function ReportPages({ pages }: { pages: IncidentReport['pages'] }) {
  if (pages.length === 0) return <p className={styles.quiet}>{t.paging.empty}</p>
  const columns = t.paging.columns
  return (
    <Table heads={[columns.person, columns.channel, columns.level, columns.asked, columns.sent, columns.state]}>
      {pages.map(page => (
        <tr key={`${page.person.id} ${page.channel} ${page.requestedAt}`}>
          <td>{page.person.name}</td>
          <td>{t.paging.channel(page.channel)}</td>
          <td className={styles.number}>{t.number(page.level)}</td>
          <td>
            <Time value={page.requestedAt} as="exact" />
          </td>
          <td>{page.sentAt ? <Time value={page.sentAt} as="exact" /> : t.time.never}</td>
          <td>{t.paging.state[page.state] ?? page.state}</td>
        </tr>
      ))}
    </Table>
  )
}

function Table({ heads, children }: { heads: string[]; children: React.ReactNode }) {
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
