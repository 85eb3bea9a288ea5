import type { AuditReport } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import rows from '../../ui/Rows.module.css'
import own from './Audit.module.css'
import { SubjectLink } from './SubjectLink'

interface AuditExceptionsProps {
  exceptions: AuditReport['exceptions']
  withoutReview: string[]
}

/** What deviates from a control, the earliest first, and the incidents nobody has reviewed. */
export function AuditExceptions({ exceptions, withoutReview }: AuditExceptionsProps) {
  return (
    <ul className={rows.list}>
      {exceptions.length === 0 ? (
        <li className={rows.row}>
          <EmptyState>{auditWords.noExceptions}</EmptyState>
        </li>
      ) : (
        <li className={rows.row}>
          <p className={own.lead}>{auditWords.verdict}</p>
        </li>
      )}
      {exceptions.map(({ deviation, subject, title, controls, sentence, position }) => (
        <li key={`${subject} ${deviation} ${sentence}`} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.trouble}>{auditWords.deviation[deviation]}</span> <SubjectLink subject={subject} />{' '}
            <span className={rows.quiet}>{title}</span>
            <p>
              {sentence} {position !== undefined && position !== null && `(${auditWords.at(position)})`}
            </p>
          </div>
          <span className={rows.quiet}>{t.list(controls)}</span>
        </li>
      ))}
      {withoutReview.length > 0 && (
        <li className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{auditWords.withoutReview}</span>{' '}
            {withoutReview.map(number => (
              <span key={number}>
                <SubjectLink subject={number} />{' '}
              </span>
            ))}
          </div>
        </li>
      )}
    </ul>
  )
}
