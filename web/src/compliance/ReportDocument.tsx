import type { IncidentReport } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { Hash } from '../ui/Hash'
import { PhaseLabel } from '../ui/PhaseLabel'
import { SeverityBadge } from '../ui/SeverityBadge'
import { StateLabel } from '../ui/StateLabel'
import { Time } from '../ui/Time'
import { ReportCourse } from './ReportCourse'
import styles from './ReportPage.module.css'
import { Facts, Section } from './ReportParts'
import { ReportAlerts, ReportEscalation, ReportLedger, ReportNotes, ReportPaging } from './ReportTables'

/** The report as a document: what happened, who did what when, and the proof that this is the record. */
export function ReportDocument({ report }: { report: IncidentReport }) {
  const { asOf, incident } = report
  return (
    <article className={styles.document}>
      <header>
        <p className={styles.kicker}>
          {t.report.heading} · {t.report.asOf} <Time value={asOf.recordTime} as="exact" />
        </p>
        <h2 className={styles.headline}>
          {incident.number} {incident.title}
        </h2>
        <p className={styles.facts}>
          <SeverityBadge severity={incident.severity} />
          <PhaseLabel phase={incident.phase} />
          <StateLabel state={incident.state} />
          <span>{incident.services.length > 0 ? t.list(incident.services) : t.details.noServices}</span>
          <span>
            {t.report.openedBy} <ActorName actor={incident.openedBy} />
          </span>
        </p>
        {incident.description && <p className={styles.description}>{incident.description}</p>}
        {report.personalDataMasked && <p className={styles.quiet}>{t.report.masked}</p>}
      </header>
      <ReportCourse report={report} />
      <Section title={t.report.notes}>
        <ReportNotes notes={report.notes} />
      </Section>
      <Section title={t.report.pages}>
        <ReportPaging pages={report.pages} />
      </Section>
      {report.escalation.length > 0 && (
        <Section title={t.report.escalation}>
          <ReportEscalation lines={report.escalation} />
        </Section>
      )}
      {report.alerts.length > 0 && (
        <Section title={t.report.alerts}>
          <ReportAlerts alerts={report.alerts} />
        </Section>
      )}
      <Section title={t.report.ledger}>
        <ReportLedger entries={report.ledger} />
      </Section>
      <Proof report={report} />
      <PrintedFooter text={t.report.footer(incident.number, asOf.position, asOf.hash)} />
    </article>
  )
}

function Proof({ report: { asOf, checkpoint } }: { report: IncidentReport }) {
  return (
    <Section title={t.report.proof}>
      <p className={styles.lead}>{t.report.proofBody}</p>
      <Facts
        rows={[
          [t.compliance.position, t.number(asOf.position)],
          [t.compliance.hash, <Hash key="hash" value={asOf.hash} full />],
          [
            t.compliance.checkpoint,
            checkpoint ? (
              <span key="checkpoint">
                <Time value={checkpoint.at} as="exact" />{' '}
                {checkpoint.position >= asOf.position
                  ? t.report.covered(checkpoint.position)
                  : t.report.notCovered(checkpoint.position)}
              </span>
            ) : (
              t.compliance.noCheckpoint
            ),
          ],
        ]}
      />
    </Section>
  )
}

/** In the margin of every printed page: what this is, and the hash that ties it to the log. */
function PrintedFooter({ text }: { text: string }) {
  const content = JSON.stringify(text)
  return <style>{`@page { @bottom-left { content: ${content}; font-size: 7pt; white-space: nowrap; } }`}</style>
}
