import type { IncidentReport } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { Hash } from '../ui/Hash'
import { Time } from '../ui/Time'
import styles from './ReportPage.module.css'
import { Table } from './ReportParts'

const columns = t.report.columns

/** What people noted and decided. */
export function ReportNotes({ notes }: { notes: IncidentReport['notes'] }) {
  if (notes.length === 0) return <p className={styles.quiet}>{t.report.empty}</p>
  return (
    <Table heads={[columns.when, columns.who, columns.what]}>
      {notes.map(note => (
        <tr key={note.position}>
          <td>
            <Time value={note.at} as="exact" />
          </td>
          <td>
            <ActorName actor={note.by} />
          </td>
          <td className={styles.words}>{note.text ?? t.common.unknown}</td>
        </tr>
      ))}
    </Table>
  )
}

/** Everybody who was to be reached, and how it ended. */
export function ReportPaging({ pages }: { pages: IncidentReport['pages'] }) {
  if (pages.length === 0) return <p className={styles.quiet}>{t.paging.empty}</p>
  const heads = t.paging.columns
  return (
    <Table heads={[heads.person, heads.channel, heads.level, heads.asked, heads.sent, heads.state]}>
      {pages.map(page => {
        const sent = page.attempts.findLast(attempt => attempt.outcome === 'SENT')
        return (
          <tr key={page.pageId}>
            <td>{page.person ?? page.personId}</td>
            <td>{t.paging.channel(page.channel)}</td>
            <td className={styles.number}>{t.number(page.level)}</td>
            <td>
              <Time value={page.requestedAt} as="exact" />
            </td>
            <td>{sent?.endedAt ? <Time value={sent.endedAt} as="exact" /> : t.time.never}</td>
            <td>{t.report.outcome[page.outcome]}</td>
          </tr>
        )
      })}
    </Table>
  )
}

/** How paging went from level to level. */
export function ReportEscalation({ lines }: { lines: IncidentReport['escalation'] }) {
  return (
    <Table heads={[columns.when, columns.what]}>
      {lines.map(line => (
        <tr key={line.position}>
          <td>
            <Time value={line.at} as="exact" />
          </td>
          <td>{line.what}</td>
        </tr>
      ))}
    </Table>
  )
}

/** The alerts that belong to the incident. */
export function ReportAlerts({ alerts }: { alerts: IncidentReport['alerts'] }) {
  return (
    <Table heads={[columns.alert, columns.service, columns.fired, columns.over, columns.times]}>
      {alerts.map(alert => (
        <tr key={alert.alertKey}>
          <td>{alert.name ?? alert.alertKey}</td>
          <td>{alert.service}</td>
          <td>
            <Time value={alert.firedAt} as="exact" />
          </td>
          <td>{alert.resolvedAt ? <Time value={alert.resolvedAt} as="exact" /> : t.time.never}</td>
          <td className={styles.number}>{t.number(alert.times)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** Every event of the incident with both of its times and its hash. */
export function ReportLedger({ entries }: { entries: IncidentReport['ledger'] }) {
  const heads = t.compliance.columns
  return (
    <Table heads={[heads.position, heads.what, heads.who, heads.value, heads.record, heads.hash]}>
      {entries.map(entry => (
        <tr key={entry.position}>
          <td className={styles.number}>{t.number(entry.position)}</td>
          <td>{entry.summary}</td>
          <td>
            <ActorName actor={entry.actor} />
          </td>
          <td>{entry.valueTime ? <Time value={entry.valueTime} as="exact" /> : t.common.unknown}</td>
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
