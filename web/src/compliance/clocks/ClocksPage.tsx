import { Link, useParams } from '@tanstack/react-router'
import type { AffectedByRecord, IncidentClocks, RegimeRules } from '../../api/types'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useIncidentClocks, useRules } from './api'
import styles from './Clocks.module.css'
import { FactsPanel } from './FactsPanel'
import { RegimePanel } from './RegimePanel'

/** What the law asks about one incident: facts, decisions, limits and filings, for each legal entity. */
export function ClocksPage() {
  const { ref } = useParams({ from: '/compliance/clocks/$ref' })
  const clocks = useIncidentClocks(ref)
  const rules = useRules()
  const error = clocks.error ?? rules.error
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <Link to="/incidents/$ref" params={{ ref }}>
            {t.clocks.toIncident}
          </Link>
        }
      >
        {t.clocks.pageTitle(ref)}
      </PageTitle>
      <p className={styles.disclaimer}>{t.clocks.disclaimer}</p>
      {clocks.data && rules.data ? (
        <Loaded urlRef={ref} clocks={clocks.data} rules={rules.data} />
      ) : error ? (
        <ProblemPanel
          error={error}
          onRetry={() => {
            void clocks.refetch()
            void rules.refetch()
          }}
          place="compliance"
        />
      ) : (
        <SkeletonRows rows={10} />
      )}
    </div>
  )
}

function Loaded({ urlRef, clocks, rules }: { urlRef: string; clocks: IncidentClocks; rules: RegimeRules[] }) {
  if (clocks.items.length === 0)
    return (
      <EmptyState action={<Link to="/compliance/entities">{t.clocks.entities}</Link>}>{t.clocks.noEntities}</EmptyState>
    )
  return (
    <>
      <Affected label={t.clocks.services} affected={clocks.services} />
      <Affected label={t.clocks.parties} affected={clocks.parties} />
      {clocks.items.map(assessment => (
        <section key={assessment.entity.id} className={styles.entity} aria-label={assessment.entity.name}>
          <h2>{assessment.entity.name}</h2>
          <FactsPanel urlRef={urlRef} assessment={assessment} suggestions={clocks.suggestions} rules={rules} />
          {assessment.regimes.map(standing => {
            const pack = rules.find(each => each.regime === standing.regime)
            return (
              pack && (
                <RegimePanel
                  key={standing.regime}
                  urlRef={urlRef}
                  assessment={assessment}
                  standing={standing}
                  rules={pack}
                />
              )
            )
          })}
          <Filed submissions={assessment.submissions} rules={rules} />
        </section>
      ))}
    </>
  )
}

/** Which services, or whom outside, the incident affects by its own record. */
function Affected({ label, affected }: { label: string; affected: AffectedByRecord | undefined }) {
  if (!affected) return null
  return (
    <p className={styles.disclaimer}>
      {label} {affected.names.length > 0 ? affected.names.join(', ') : t.clocks.nobody} ({affected.source})
    </p>
  )
}

interface FiledProps {
  submissions: IncidentClocks['items'][number]['submissions']
  rules: RegimeRules[]
}

function Filed({ submissions, rules }: FiledProps) {
  if (submissions.length === 0) return null
  const names = new Map(rules.flatMap(pack => pack.rules).map(rule => [rule.report, rule.name]))
  return (
    <PlainPanel title={t.clocks.filings}>
      <ul className={rows.list}>
        {submissions.map(filed => (
          <li key={filed.position} className={rows.row}>
            <div className={rows.what}>
              <span className={rows.name}>{names.get(filed.report) ?? filed.report}</span>{' '}
              <span className={rows.quiet}>{filed.report}</span> <Time value={filed.submittedAt} as="exact" />
              <p>
                {[
                  filed.channel,
                  filed.receipt && t.clocks.receiptIs(filed.receipt),
                  filed.sha256 && t.clocks.sha256Is(filed.sha256),
                  filed.lateReason && t.clocks.lateBecause(filed.lateReason),
                  t.clocks.saidBy(filed.by, filed.position),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </PlainPanel>
  )
}
