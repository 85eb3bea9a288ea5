import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { Assessment, FormerBreach, RegimeRules, RegimeStanding, RegulatoryClock } from '../../api/types'
import { canFileReports } from '../../domain/permissions'
import { t } from '../../messages/en'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { PlainPanel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useForms } from './api'
import { ClockReason } from './ClockReason'
import styles from './Clocks.module.css'
import { DecisionDialog } from './DecisionDialog'
import { DelayDialog, SubmissionDialog } from './SubmissionDialog'

interface RegimePanelProps {
  urlRef: string
  assessment: Assessment
  standing: RegimeStanding
  rules: RegimeRules
}

/** One regime: what was decided and why, what is due when, what was filed. */
export function RegimePanel({ urlRef, assessment, standing, rules }: RegimePanelProps) {
  const me = useMe()
  const forms = useForms()
  const [deciding, setDeciding] = useState(false)
  const { regime, clocks, decisions, formerBreaches } = standing
  const aside = canFileReports(me) && (
    <Button size="xs" aria-label={t.clocks.decideNamed(standing.title)} onClick={() => setDeciding(true)}>
      {decisions.length > 0 ? t.clocks.decideAgain : t.clocks.decide}
    </Button>
  )
  return (
    <PlainPanel title={t.clocks.regime[regime]} aside={aside}>
      <ul className={rows.list}>
        {decisions.length === 0 && (
          <li className={rows.row}>
            <EmptyState>{t.clocks.undecided}</EmptyState>
          </li>
        )}
        {decisions.map((decision, index) => (
          <Decision key={decision.position} decision={decision} rules={rules} isCurrent={index === 0} />
        ))}
        {clocks.map(clock => (
          <ClockRow
            key={clock.rule}
            urlRef={urlRef}
            entityId={assessment.entity.id}
            clock={clock}
            instead={insteadOf(clock, rules)}
            hasForm={forms.has(clock.report)}
          />
        ))}
        {formerBreaches.map(breach => (
          <Former key={`${breach.clock.rule} ${breach.clock.dueAt}`} breach={breach} />
        ))}
      </ul>
      {deciding && (
        <DecisionDialog
          urlRef={urlRef}
          assessment={assessment}
          standing={standing}
          rules={rules}
          onClose={() => setDeciding(false)}
        />
      )}
    </PlainPanel>
  )
}

interface DecisionProps {
  decision: RegimeStanding['decisions'][number]
  rules: RegimeRules
  isCurrent: boolean
}

function Decision({ decision, rules, isCurrent }: DecisionProps) {
  const { outcome, proposed, table, inputs, thresholds, reason, by, decidedAt, position } = decision
  const questions = new Map(rules.table.criteria.map(each => [each.id, each]))
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={isCurrent ? rows.name : rows.quiet}>{t.clocks.outcome[outcome]}</span>{' '}
        <span className={rows.quiet}>{t.clocks.saidBy(by, position)}</span> <Time value={decidedAt} as="exact" />
        <p>{reason}</p>
        {proposed !== outcome && (
          <p>{proposed ? t.clocks.against(t.clocks.outcome[proposed]) : t.clocks.withoutProposal}</p>
        )}
        <details>
          <summary>{t.clocks.answers(inputs.length, thresholds.length, table)}</summary>
          <ul className={styles.steps}>
            {inputs.map(({ criterion = '', holds, figure, basis }) => (
              <li key={criterion}>
                {questions.get(criterion)?.question ?? criterion}:{' '}
                {figure != null
                  ? `${t.number(figure)} ${questions.get(criterion)?.unit ?? ''}`
                  : holds
                    ? t.clocks.yes
                    : t.clocks.no}{' '}
                ({t.clocks.basis[basis ?? 'ACTUAL']}
                {thresholds.includes(criterion) && `, ${t.clocks.thresholdMet}`})
              </li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  )
}

interface ClockRowProps {
  urlRef: string
  entityId: string
  clock: RegulatoryClock
  /** Another report that may be filed in its place. */
  instead: string | undefined
  /** Whether Muster knows the fields of this report. */
  hasForm: boolean
}

/** While an incident goes on, NIS2 takes a progress report in place of the final one. */
function insteadOf({ rule, submittedAt }: RegulatoryClock, { rules }: RegimeRules): string | undefined {
  return submittedAt ? undefined : rules.find(({ id, version }) => `${id}/${version}` === rule)?.unlessSubmitted
}

function ClockRow({ urlRef, entityId, clock, instead, hasForm }: ClockRowProps) {
  const me = useMe()
  const [open, setOpen] = useState<'file' | 'instead' | 'delay'>()
  const writes = canFileReports(me) && !clock.provisional
  const late = clock.state === 'OVERDUE' || clock.state === 'MET_LATE'
  const close = () => setOpen(undefined)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{clock.name}</span> <Countdown clock={clock} />
        <ClockReason clock={clock} steps />
        {hasForm && (
          <p>
            <Link
              to="/compliance/clocks/$ref/$entity/$report"
              params={{ ref: urlRef, entity: entityId, report: clock.report }}
            >
              {t.filing.open(clock.name)}
            </Link>
          </p>
        )}
      </div>
      {writes && (
        <div className={rows.actions}>
          {late && !clock.lateReason && (
            <Button size="xs" aria-label={t.clocks.delayTitle(clock.name)} onClick={() => setOpen('delay')}>
              {t.clocks.delay}
            </Button>
          )}
          {instead && clock.state !== 'WAITING' && (
            <Button size="xs" onClick={() => setOpen('instead')}>
              {t.clocks.fileProgress}
            </Button>
          )}
          <Button size="xs" aria-label={t.clocks.fileTitle(clock.name)} onClick={() => setOpen('file')}>
            {clock.submittedAt ? t.clocks.fileAgain : t.clocks.file}
          </Button>
        </div>
      )}
      {open === 'file' && <SubmissionDialog urlRef={urlRef} entityId={entityId} clock={clock} onClose={close} />}
      {open === 'instead' && instead && (
        <SubmissionDialog
          urlRef={urlRef}
          entityId={entityId}
          clock={{ ...clock, report: instead, name: t.clocks.progress }}
          onClose={close}
        />
      )}
      {open === 'delay' && <DelayDialog urlRef={urlRef} entityId={entityId} clock={clock} onClose={close} />}
    </li>
  )
}

function Former({ breach: { clock, facts, knownUntil, correction } }: { breach: FormerBreach }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.trouble}>{t.clocks.formerBreach(clock.name)}</span>
        <p>
          {t.clocks.knownThen} {clock.sentence}
        </p>
        <ul className={styles.steps}>
          {facts.map(({ fact, value }) => (
            <li key={fact}>
              {t.clocks.fact[fact]} <Time value={value} as="exact" />
            </li>
          ))}
        </ul>
        <p>
          {t.clocks.correctedAt} <Time value={knownUntil} as="exact" />
          {correction && ` · ${correction}`}
        </p>
        {clock.lateReason && <p>{t.clocks.lateBecause(clock.lateReason)}</p>}
      </div>
    </li>
  )
}
