import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClockExclamation, IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session'
import type { PolicyReadiness as Policy, ReadinessFailure, ReadinessGap } from '../api/types'
import { canPutOnCall, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { gapDays } from './gapDays'
import styles from './Readiness.module.css'
import { useTestChannel } from './readiness'

const icons = {
  UNREACHED: IconAlertTriangle,
  LATE: IconClockExclamation,
  ONE_CHANNEL: IconInfoCircle,
  READY: IconCircleCheck,
}
const most = 12

/** One policy's coming 90 days: how it stands, the first counter-example, and on which days. */
export function PolicyReadiness({ policy, from, until }: { policy: Policy; from: string; until: string }) {
  const Icon = icons[policy.state]
  const example = policy.gaps.find(gap => gap.level === undefined) ?? policy.gaps[0]
  return (
    <li className={styles.policy}>
      <div className={styles.head}>
        <span className={rows.name}>{policy.name}</span>
        <span className={styles.state} data-state={policy.state}>
          <Icon size={16} aria-hidden="true" /> {t.readiness.states[policy.state]}
        </span>
        <span className={rows.quiet}>
          {[t.readiness.services(policy.services), policy.tier && t.readiness.tier(policy.tier)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {example && (
        <>
          <Gap gap={example} />
          <p className={rows.quiet}>
            {[policy.gapCount > 1 && t.readiness.more(policy.gapCount - 1), told(policy)].filter(Boolean).join(' ')}
          </p>
          <TryOut gap={example} />
          <Days policy={policy} from={from} until={until} />
        </>
      )}
      {policy.gaps.length > 1 && (
        <details>
          <summary>{t.readiness.all}</summary>
          <ul className={styles.gaps}>
            {policy.gaps.slice(0, most).map(gap => (
              <li key={gap.from}>
                <Gap gap={gap} />
              </li>
            ))}
            {policy.gapCount > most && <li>{t.onCall.andMore(policy.gapCount - most)}</li>}
          </ul>
        </details>
      )}
    </li>
  )
}

function told({ owners }: Policy): string {
  return owners.length > 0 ? t.readiness.told(owners.map(({ name }) => name)) : t.readiness.toldNobody
}

function Gap({ gap }: { gap: ReadinessGap }) {
  return (
    <p className={styles.gap}>
      <Time value={gap.from} as="timeline" /> – <Time value={gap.until} as="timeline" />
      {': '}
      <strong>{gap.level === undefined ? t.readiness.nobody : t.readiness.later(gap.level)}</strong>{' '}
      {gap.failures.map(failure => (
        <Why key={`${failure.level} ${failure.scheduleId ?? ''} ${failure.person?.id ?? ''}`} failure={failure} />
      ))}
    </p>
  )
}

function Why({ failure: { level, reason, target, scheduleId, person } }: { failure: ReadinessFailure }) {
  return (
    <>
      {t.readiness.atLevel(level)}{' '}
      {scheduleId && reason !== 'NO_SCHEDULE' ? (
        <Link to="/on-call/schedules/$id" params={{ id: scheduleId }} search={{}}>
          {target}
        </Link>
      ) : (
        target
      )}
      {target ? ', ' : ''}
      {t.readiness.reasons[reason](person?.name)}{' '}
    </>
  )
}

/** For whom no message was taken yet, or the last one was not. */
function TryOut({ gap }: { gap: ReadinessGap }) {
  const me = useMe()
  const test = useTestChannel()
  const people = gap.failures.flatMap(({ reason, person }) =>
    person && (reason === 'UNTRIED' || reason === 'FAILING') && (canPutOnCall(me) || person.id === me.id)
      ? [person]
      : [],
  )
  if (!canRespond(me) || people.length === 0) return null
  return (
    <div className={rows.actions}>
      {people.map(({ id, name }) => (
        <Button key={id} loading={test.isPending} onClick={() => test.submit({ personId: id })}>
          {t.readiness.test(name)}
        </Button>
      ))}
      <WriteProblem problem={test.problem} />
    </div>
  )
}

/** A square for each day; what it shows is said beside it, too. */
function Days({ policy, from, until }: { policy: Policy; from: string; until: string }) {
  const days = gapDays(policy.gaps, from, until)
  const count = (worst: string) => days.filter(day => day.worst === worst).length
  return (
    <div className={styles.calendar}>
      <ol className={styles.days} aria-hidden="true">
        {days.map(day => (
          <li key={day.from} data-worst={day.worst} title={`${day.from.slice(0, 10)}: ${t.readiness.day[day.worst]}`} />
        ))}
      </ol>
      <p className={rows.quiet}>
        {t.readiness.days(count('nobody'), count('later'), days.length)}
        {policy.gapCount > policy.gaps.length && ` ${t.readiness.cut(policy.gaps.length)}`}
      </p>
    </div>
  )
}
