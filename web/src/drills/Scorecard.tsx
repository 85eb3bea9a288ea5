import type { DrillScore } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import rows from '../ui/Rows.module.css'
import styles from './Drill.module.css'

/** How it went, point by point, with where the log shows it. */
export function Scorecard({ score, running }: { score: DrillScore; running: boolean }) {
  if (score.lines.length === 0) return <EmptyState>{t.drills.nothingExpected}</EmptyState>
  return (
    <>
      <p className={styles.total}>{t.drills.total(score.points, score.of)}</p>
      {running && <p className={styles.about}>{t.drills.soFar}</p>}
      <ul className={rows.list}>
        {score.lines.map(line => (
          <li key={line.criterion} className={rows.row}>
            <div className={rows.what}>
              <span className={rows.name}>{t.drills.criterion[line.criterion]}</span>
              <p>{line.because}</p>
              {line.evidence.length > 0 && <p>{t.drills.evidence(line.evidence)}</p>}
            </div>
            <span className={styles.points}>{t.drills.points(line.points, line.of)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.about}>{t.drills.rule(score.rule)}</p>
    </>
  )
}
