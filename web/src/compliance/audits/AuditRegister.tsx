import type { AuditReport } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Time } from '../../ui/Time'
import { Table } from '../ReportParts'
import { SubjectLink } from './SubjectLink'

type Line = AuditReport['register'][number]

const { incident, severity, what, opened, acknowledged, ended, cause, law } = auditWords.columns

/** Every incident of the period with what became of it. */
export function AuditRegister({ lines, link = true }: { lines: Line[]; link?: boolean }) {
  if (lines.length === 0) return <EmptyState>{auditWords.emptyRegister}</EmptyState>
  return (
    <Table heads={[incident, severity, what, opened, acknowledged, ended, cause, law]}>
      {lines.map(line => (
        <tr key={line.number}>
          <td>{link ? <SubjectLink subject={line.number} /> : line.number}</td>
          <td>{line.severity}</td>
          <td>{line.title ?? t.common.unknown}</td>
          <td>
            <Time value={line.openedAt} as="exact" />
          </td>
          <td>{line.acknowledgedAt ? <Time value={line.acknowledgedAt} as="exact" /> : t.time.never}</td>
          <td>{line.endedAt ? <Time value={line.endedAt} as="exact" /> : t.time.never}</td>
          <td>{line.cause ?? t.common.unknown}</td>
          <td>{line.duties.map(inWords).join('; ')}</td>
        </tr>
      ))}
    </Table>
  )
}

function inWords({ entity, regime, outcome, late, filed }: Line['duties'][number]): string {
  const decided = outcome ? t.clocks.outcome[outcome].toLowerCase() : auditWords.undecided
  const parts = [
    auditWords.duty(t.clocks.regime[regime], entity, decided),
    filed.length > 0 && auditWords.filed(t.list(filed)),
    late.length > 0 && auditWords.late(t.list(late)),
  ]
  return parts.filter(Boolean).join(', ')
}
