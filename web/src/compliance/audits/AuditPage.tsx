import { useParams } from '@tanstack/react-router'
import type { AuditReport } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { Hash } from '../../ui/Hash'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { Downloads } from '../Downloads'
import styles from '../ReportPage.module.css'
import own from './Audit.module.css'
import { AuditControls } from './AuditControls'
import { AuditExceptions } from './AuditExceptions'
import { AuditRegister } from './AuditRegister'
import { useAudit } from './api'

/** One standing report: exceptions first, then each control with its sample, then the register. */
export function AuditPage() {
  const { id } = useParams({ from: '/compliance/audits/$id' })
  const audit = useAudit(id)
  const title = audit.data
    ? `${audit.data.framework}, ${auditWords.period(audit.data.from, audit.data.to)}`
    : auditWords.title
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <div className={styles.verbs}>
            <Downloads base={`/api/audits/${encodeURIComponent(id)}`} />
          </div>
        }
      >
        {title}
      </PageTitle>
      {audit.data ? (
        <Loaded report={audit.data} />
      ) : audit.isError ? (
        <ProblemPanel error={audit.error} onRetry={() => void audit.refetch()} place="compliance" />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </div>
  )
}

function Loaded({ report }: { report: AuditReport }) {
  const { framed, source, sampleSize, seed, acknowledgeMinutes, reviewDays, asOf, checkpoint, caution } = report
  return (
    <>
      <div className={own.head}>
        <p>
          {framed} · {source}
        </p>
        <p>
          {auditWords.sampleOf(sampleSize, seed)} · {auditWords.limits(acknowledgeMinutes, reviewDays)} ·{' '}
          {auditWords.asOf(asOf.position)} <Hash value={asOf.hash} />
          {checkpoint && !caution && ` · ${auditWords.checkpoint(checkpoint.position)}`}
        </p>
        {caution && (
          <p>
            {auditWords.uncovered} {caution}
          </p>
        )}
        <p>
          {auditWords.hidden} {report.personalDataMasked && auditWords.masked}
        </p>
      </div>
      <PlainPanel title={auditWords.exceptions}>
        <AuditExceptions exceptions={report.exceptions} withoutReview={report.withoutReview} />
      </PlainPanel>
      <AuditControls controls={report.controls} />
      <PlainPanel title={auditWords.register}>
        <div className={own.table}>
          <AuditRegister lines={report.register} />
        </div>
      </PlainPanel>
    </>
  )
}
