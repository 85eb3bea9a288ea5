import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { RecurrenceFound, RecurrenceStanding } from '../../api/types'
import { canFileReports } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useAssessRecurrence, useRecurrence, useRecurrenceFound } from './api'
import styles from './Clocks.module.css'

/** Incidents that recur: whether the last month or quarter was assessed, and what was found each time. */
export function RecurrencePanel() {
  const recurrence = useRecurrence()
  return (
    <Panel title={t.recurrence.title} query={recurrence} rows={2} place="compliance">
      {items =>
        items.length === 0 ? (
          <EmptyState>{t.recurrence.none}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {items.map(item => (
              <StandingRow key={`${item.entityId} ${item.regime}`} standing={item} />
            ))}
          </ul>
        )
      }
    </Panel>
  )
}

function StandingRow({ standing }: { standing: RecurrenceStanding }) {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const { entity, regime, rule, due, isAssessed, assessments } = standing
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{t.clocks.forEntity(t.clocks.regime[regime], entity)}</span>{' '}
        <span className={isAssessed ? rows.quiet : rows.trouble}>
          {isAssessed ? t.recurrence.assessed(due) : t.recurrence.notAssessed(due)}
        </span>
        <p>{t.recurrence.rule(rule.every, rule.article)}</p>
        {assessments.map(kept => (
          <details key={kept.position}>
            <summary>
              {kept.period} · {t.recurrence.summary(kept.groups.length)}
            </summary>
            <Found found={kept} />
            <p>
              {kept.reason} · {t.clocks.saidBy(kept.by ?? '', kept.position ?? 0)}{' '}
              {kept.at && <Time value={kept.at} as="exact" />}
            </p>
          </details>
        ))}
      </div>
      {canFileReports(me) && (
        <Button size="xs" aria-label={t.recurrence.assessNamed(regime, entity)} onClick={() => setOpen(true)}>
          {isAssessed ? t.recurrence.assessAgain : t.recurrence.assess}
        </Button>
      )}
      {open && <AssessDialog standing={standing} onClose={() => setOpen(false)} />}
    </li>
  )
}

function AssessDialog({ standing, onClose }: { standing: RecurrenceStanding; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const found = useRecurrenceFound(standing)
  const write = useAssessRecurrence(standing, onClose)
  return (
    <ReasonDialog
      title={t.recurrence.dialogTitle(standing.due, standing.entity)}
      lead={t.recurrence.lead}
      question={t.recurrence.why}
      required
      reason={reason}
      onReason={setReason}
      verb={t.recurrence.verb}
      ready={found.data !== undefined}
      busy={write.isPending}
      problem={write.problem}
      onSubmit={() => write.submit({ reason: reason.trim() })}
      onClose={onClose}
    >
      {found.data ? (
        <Found found={found.data} />
      ) : found.isError ? (
        <ProblemPanel error={found.error} onRetry={() => void found.refetch()} place="compliance" />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </ReasonDialog>
  )
}

function Found({ found: { groups, undecided, withoutCause } }: { found: RecurrenceFound }) {
  return (
    <ul className={styles.steps}>
      {groups.length === 0 && <li>{t.recurrence.nothing}</li>}
      {groups.map(({ together, numbers }) => (
        <li key={together.cause}>
          {together.cause}: <Numbers numbers={numbers} />{' '}
          {together.proposed ? t.recurrence.proposed[together.proposed] : t.recurrence.unclear}{' '}
          {t.recurrence.met(together.thresholds?.length ?? 0)}
        </li>
      ))}
      {undecided.length > 0 && (
        <li>
          {t.recurrence.undecided} <Numbers numbers={undecided} />
        </li>
      )}
      {withoutCause.length > 0 && (
        <li>
          {t.recurrence.withoutCause} <Numbers numbers={withoutCause} />
        </li>
      )}
    </ul>
  )
}

function Numbers({ numbers }: { numbers: string[] }) {
  return numbers.map((number, index) => (
    <span key={number}>
      {index > 0 && ', '}
      <Link to="/compliance/clocks/$ref" params={{ ref: number }}>
        {number}
      </Link>
    </span>
  ))
}
