import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type Problem, problemOf } from '../api/problem'
import { type Place, rolesThatOpen } from '../domain/permissions'
import { t } from '../messages/en'
import { Hash } from './Hash'
import styles from './ProblemPanel.module.css'

interface ProblemPanelProps {
  error: unknown
  onRetry?: (() => void) | undefined
  /** The page this is, to say which role opens it. */
  place?: Place
}

/** Words for a problem, in the server's words where it has some. */
export function wordsOf(problem: Problem, place?: Place): { title: string; body: string } {
  const own = (title: string, body: string) => ({ title: problem.title || title, body: problem.detail || body })
  switch (problem.status) {
    case 0:
      return own(t.problem.unreachable, t.problem.unreachableBody)
    case 403: {
      const roles = place ? rolesThatOpen(place).map(role => t.realmRole[role]) : []
      const body = roles.length > 0 ? t.problem.forbiddenRoles(roles) : t.problem.forbiddenBody
      return { title: t.problem.forbidden, body: problem.detail || body }
    }
    case 404:
      return { title: t.problem.notFound, body: t.problem.notFoundBody }
    case -1:
      return { title: t.problem.unexpected, body: t.problem.unexpectedBody }
    default:
      return own(t.problem.failed, t.problem.failedBody)
  }
}

/** Stands in for the one part of a page that failed; the rest of the page goes on. */
export function ProblemPanel({ error, onRetry, place }: ProblemPanelProps) {
  const problem = problemOf(error)
  const { title, body } = wordsOf(problem, place)
  const retryable = problem.status !== 403 && problem.status !== 404
  return (
    <div className={styles.problem} role="alert">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <p className={styles.title}>{title}</p>
        <p className={styles.body}>{body}</p>
        {problem.requestId && (
          <p className={styles.request}>
            {t.problem.requestId} <Hash value={problem.requestId} full />
          </p>
        )}
      </div>
      {onRetry && retryable && (
        <Button size="xs" onClick={onRetry}>
          {t.common.retry}
        </Button>
      )}
    </div>
  )
}
