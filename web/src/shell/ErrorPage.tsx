import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { ProblemPanel } from '../ui/ProblemPanel'

/** No such address. */
export function NotFoundPage() {
  return (
    <div>
      <PageTitle>{t.problem.pageNotFound}</PageTitle>
      <p>{t.problem.notFoundBody}</p>
      <Link to="/">{t.problem.goHome}</Link>
    </div>
  )
}

/** A page failed as a whole, most often because a new version replaced its files. */
export function CrashedPage({ error }: { error: unknown }) {
  return (
    <div>
      <PageTitle>{t.shell.crashed}</PageTitle>
      <p>{t.shell.crashedBody}</p>
      <ProblemPanel error={error} />
      <Button onClick={() => location.reload()}>{t.shell.reload}</Button>
    </div>
  )
}
