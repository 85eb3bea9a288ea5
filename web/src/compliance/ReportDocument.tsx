import type { ReactNode } from 'react'
import type { IncidentReport } from '../api/types'
import { formatDuration } from '../domain/duration'
import type { Phase } from '../domain/phase'
import type { IncidentRole } from '../domain/roles'
import type { Severity } from '../domain/severity'
import type { State } from '../domain/state'
import { t } from '../messages/en'
import { Hash } from '../ui/Hash'
import { SeverityBadge } from '../ui/SeverityBadge'
import { Time } from '../ui/Time'
import styles from './ReportPage.module.css'
import { ReportPages, ReportTimeline } from './ReportTables'

/** The report as a document: what happened, who did what when, and the proof that this is the record. */
export function ReportDocument({ report }: { report: IncidentReport }) {
  const { proof } = report
  const phaseName = (phase: string) => t.phase[phase as Phase] ?? phase
  return (
    <article className={styles.document}>
      <header>
        <p className={styles.kicker}>{t.report.heading}</p>
        <h2 className={styles.headline}>
          {report.number} {report.title}
        </h2>
        <p className={styles.facts}>
          <SeverityBadge severity={report.severity as Severity} />
          <span>{phaseName(report.phase)}</span>
          <span>{t.state[report.state as State] ?? report.state}</span>
          <span>{report.services.length > 0 ? t.list(report.services) : t.details.noServices}</span>
        </p>
        {report.description && <p className={styles.description}>{report.description}</p>}
      </header>

      <div className={styles.pair}>
        <Section title={t.report.moments}>
          <Facts
            rows={report.moments.map(({ name, at }) => [
              name,
              at ? <Time key={name} value={at} as="exact" /> : t.time.never,
            ])}
          />
        </Section>
        <Section title={t.report.durations}>
          <Facts
            rows={report.durations.map(({ name, seconds }) => [
              name,
              seconds === undefined ? t.time.never : formatDuration(seconds * 1000),
            ])}
          />
        </Section>
        <Section title={t.report.roles}>
          <Facts
            rows={report.roles.map(({ role, person, since, until }) => [
              t.incidentRole[role as IncidentRole] ?? role,
              <span key={role + since}>
                {person.name} · <Time value={since} as="exact" />
                {until && (
                  <>
                    {' '}
                    {t.report.until} <Time value={until} as="exact" />
                  </>
                )}
              </span>,
            ])}
          />
        </Section>
        <Section title={t.report.phases}>
          <Facts
            rows={report.phases.map(({ phase, enteredAt, skipped, reason }) => [
              phaseName(phase),
              <span key={phase + enteredAt}>
                {skipped ? t.stepper.skipped : <Time value={enteredAt} as="exact" />}
                {reason && <span className={styles.quiet}> “{reason}”</span>}
              </span>,
            ])}
          />
        </Section>
      </div>

      <Section title={t.report.timeline}>
        <ReportTimeline entries={report.timeline} />
      </Section>
      <Section title={t.report.pages}>
        <ReportPages pages={report.pages} />
      </Section>
      <Section title={t.report.proof}>
        <p className={styles.lead}>{t.report.proofBody}</p>
        <Facts
          rows={[
            [t.report.generated, <Time key="generated" value={report.generatedAt} as="exact" />],
            [t.compliance.position, t.number(proof.position)],
            [t.compliance.hash, <Hash key="hash" value={proof.hash} full />],
            [
              t.compliance.checkpoint,
              proof.checkpoint ? t.compliance.checkpointAt(proof.checkpoint.position) : t.compliance.noCheckpoint,
            ],
          ]}
        />
      </Section>
      <footer className={styles.footer}>{t.report.footer(report.number, proof.position, proof.hash)}</footer>
    </article>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Facts({ rows }: { rows: [string, ReactNode][] }) {
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
