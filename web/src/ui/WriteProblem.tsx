import type { Problem } from '../api/problem'
import { t } from '../messages/en'
import { wordsOf } from './ProblemPanel'
import styles from './WriteProblem.module.css'

/** Says beside a button that its write was refused or did not get through. */
export function WriteProblem({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null
  const { title, body } = wordsOf(problem)
  return (
    <p className={styles.problem} role="alert">
      <strong>{title || t.problem.notDone}</strong> {body}
    </p>
  )
}
