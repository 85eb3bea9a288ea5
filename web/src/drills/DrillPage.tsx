import { Link, useParams } from '@tanstack/react-router'
import { useMe } from '../api/session'
import type { Drill } from '../api/types'
import { canPublishPlans } from '../domain/permissions'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useDrill } from './api'
import styles from './Drill.module.css'
import { DrillVerbs } from './DrillVerbs'
import { Scorecard } from './Scorecard'

/** How late is it in the drill, what has happened, and how did we do? */
export function DrillPage() {
  const { id } = useParams({ from: '/prepare/drills/$id' })
  const manages = canPublishPlans(useMe())
  const drill = useDrill(id)
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/prepare/drills">{t.drills.all}</Link>}>
        {drill.data ? t.drills.of(drill.data.row.name) : t.drills.one}
      </PageTitle>
      <Panel title={t.drills.standing} query={drill} rows={3} place="prepare">
        {found => (
          <>
            <Standing drill={found} />
            {manages && found.row.progress === 'RUNNING' && <DrillVerbs drill={found} />}
          </>
        )}
      </Panel>
      <Panel title={t.drills.happened} query={drill} rows={4} place="prepare">
        {found => <Steps drill={found} />}
      </Panel>
      <Panel title={t.drills.scorecard} query={drill} rows={5} place="prepare">
        {found =>
          found.score === undefined ? (
            <EmptyState>{t.drills.notScored}</EmptyState>
          ) : (
            <Scorecard score={found.score} running={found.row.progress === 'RUNNING'} />
          )
        }
      </Panel>
    </div>
  )
}

function Standing({ drill }: { drill: Drill }) {
  const { row, incidents } = drill
  return (
    <>
      <p className={styles.about}>
        {t.drills.progressAt(row.progress, row.minute, row.minutes)} {t.drills.howFast(row.speed)} {t.drills.startedBy}{' '}
        <ActorName actor={row.startedBy} /> <Time value={row.startedAt} as="timeline" />. {t.drills.drawnFrom(row.seed)}
      </p>
      {drill.reason && (
        <p className={styles.about}>
          {t.drills.cancelledBy} <ActorName actor={drill.endedBy} />: {drill.reason}
        </p>
      )}
      <p className={styles.about}>{t.drills.nobodyTold}</p>
      {incidents.length > 0 && (
        <p className={styles.about}>
          {t.drills.incidents}{' '}
          {incidents.map(({ id, number }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link to="/incidents/$ref" params={{ ref: number }}>
                {number}
              </Link>
            </span>
          ))}
        </p>
      )}
    </>
  )
}

function Steps({ drill }: { drill: Drill }) {
  if (drill.steps.length === 0 && drill.next.length === 0) return <EmptyState>{t.drills.nothingYet}</EmptyState>
  return (
    <ul className={rows.list}>
      {drill.steps.map(step => (
        <li key={step.id} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{t.drills.minute(step.minute)}</span>
            <p>{step.text ?? t.drills.sent(step.source ?? '', step.status ?? 0)}</p>
          </div>
        </li>
      ))}
      {drill.next.map(step => (
        <li key={step.id} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.quiet}>{t.drills.toCome(step.minute, step.id, step.kind)}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
