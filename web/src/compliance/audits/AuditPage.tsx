import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import type { AuditReport } from '../../api/types'
import { t } from '../../messages/en'
import { Hash } from '../../ui/Hash'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import styles from '../ReportPage.module.css'
import { AuditControls } from './AuditControls'
import { AuditExceptions } from './AuditExceptions'
import { AuditRegister } from './AuditRegister'
import { useAudit } from './api'

const formats = ['pdf', 'json', 'csv'] as const

/** One standing report: exceptions first, then each control with its sample, then the register. */
export function AuditPage() {
  const { id } = useParams({ from: '/compliance/audits/$id' })
  const audit = useAudit(id)
  const title = audit.data
    ? `${audit.data.framework}, ${t.audits.period(audit.data.from, audit.data.to)}`
    : t.audits.title
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <div className={styles.verbs}>
            {formats.map(format => (
              <Button
                key={format}
                component="a"
                href={`/api/audits/${encodeURIComponent(id)}.${format}`}
                download
                leftSection={<IconDownload size={15} aria-hidden="true" />}
                aria-label={`${t.report.download} ${t.report.formats[format]}`}
              >
                {t.report.formats[format]}
              </Button>
            ))}
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
      <div className={rows.quiet}>
        <p>
          {framed} · {source}
        </p>
        <p>
          {t.audits.sampleOf(sampleSize, seed)} · {t.audits.limits(acknowledgeMinutes, reviewDays)} ·{' '}
          {t.audits.asOf(asOf.position)} <Hash value={asOf.hash} />
          {checkpoint && !caution && ` · ${t.audits.checkpoint(checkpoint.position)}`}
        </p>
        {caution && (
          <p>
            {t.audits.uncovered} {caution}
          </p>
        )}
        <p>
          {t.audits.hidden} {report.personalDataMasked && t.audits.masked}
        </p>
      </div>
      <PlainPanel title={t.audits.exceptions}>
        <AuditExceptions exceptions={report.exceptions} withoutReview={report.withoutReview} />
      </PlainPanel>
      <AuditControls controls={report.controls} />
      <PlainPanel title={t.audits.register}>
        <AuditRegister lines={report.register} />
      </PlainPanel>
    </>
  )
}
