import type { AuditReport } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import rows from '../../ui/Rows.module.css'

type Deviation = AuditReport['exceptions'][number]['deviation']

/** What Muster found to deviate from a control; no verdict. */
export function Found({ deviations }: { deviations: Deviation[] }) {
  return (
    <p className={deviations.length > 0 ? rows.trouble : undefined}>
      {deviations.length > 0 ? t.list(deviations.map(each => auditWords.deviation[each])) : auditWords.noException}
    </p>
  )
}
