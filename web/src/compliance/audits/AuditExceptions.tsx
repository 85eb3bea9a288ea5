import type { AuditReport } from '../../api/types'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import rows from '../../ui/Rows.module.css'
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
          <EmptyState>{t.audits.noExceptions}</EmptyState>
        </li>
      ) : (
        <li className={rows.row}>
          <p className={rows.quiet}>{t.audits.verdict}</p>
        </li>
      )}
      {exceptions.map(({ deviation, subject, title, controls, sentence, position }) => (
        <li key={`${subject} ${deviation} ${sentence}`} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.trouble}>{t.audits.deviation[deviation]}</span> <SubjectLink subject={subject} />{' '}
            <span className={rows.quiet}>{title}</span>
            <p>
              {sentence} {position !== undefined && position !== null && `(${t.audits.at(position)})`}
            </p>
          </div>
          <span className={rows.quiet}>{t.list(controls)}</span>
        </li>
      ))}
      {withoutReview.length > 0 && (
        <li className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{t.audits.withoutReview}</span>{' '}
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
