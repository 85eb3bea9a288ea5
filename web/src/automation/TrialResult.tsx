import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DryRun, RuleTrial } from '../api/types'
import { automationWords as words } from '../messages/automation'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import styles from './Rule.module.css'

/** How far a dry run is, and what came of it. */
export function DryRunShown({ run, perHour, onStop }: { run: DryRun; perHour: number; onStop: () => void }) {
  switch (run.state) {
    case 'RUNNING':
      return (
        <div className={styles.state}>
          <p role="status">{words.trying(run.looked, run.inAll)}</p>
          <progress aria-label={words.readSoFar} value={run.inAll && run.looked} max={run.inAll} />{' '}
          <Button size="xs" onClick={onStop}>
            {words.stopTrying}
          </Button>
        </div>
      )
    case 'DONE':
      return run.result && <TrialResult trial={run.result} perHour={perHour} />
    case 'CANCELLED':
      return (
        <p className={styles.state} role="status">
          {words.tryingStopped}
        </p>
      )
    case 'FAILED':
      return <p role="alert">{words.tryingFailed}</p>
  }
}

/** Which incidents it would have fired in, and when. */
function TrialResult({ trial, perHour }: { trial: RuleTrial; perHour: number }) {
  return (
    <section aria-label={words.dryRun}>
      <p className={styles.state} role="status">
        {trial.met === 0 ? words.noneMet : words.tried(trial.met, trial.events, trial.incidents)}{' '}
        {trial.met > 0 && (
          <span className={trial.mostInAnHour > perHour ? rows.trouble : undefined}>
            {words.busiest(trial.mostInAnHour, perHour)}
          </span>
        )}
      </p>
      <ul className={rows.list}>
        {trial.items.map(met => (
          <li key={met.position} className={rows.row}>
            <div className={rows.what}>
              <Link
                to="/incidents/$ref"
                params={{ ref: met.incident.number }}
                search={{ asOf: met.position }}
                className={rows.name}
              >
                {met.incident.number}
              </Link>{' '}
              <Time value={met.at} as="timeline" />
            </div>
          </li>
        ))}
      </ul>
      {trial.met > trial.items.length && <p className={styles.state}>{words.more(trial.items.length, trial.met)}</p>}
    </section>
  )
}
