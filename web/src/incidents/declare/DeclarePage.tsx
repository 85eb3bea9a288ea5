import { useNavigate, useSearch } from '@tanstack/react-router'
import { ProblemError } from '../../api/problem'
import { useMe } from '../../api/session'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { PageTitle } from '../../ui/PageTitle'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { DeclareForm } from './DeclareForm'
import styles from './DeclarePage.module.css'

/** Declaring from a link that already says what and where. */
export function DeclarePage() {
  const me = useMe()
  const { title, service } = useSearch({ from: '/incidents/new' })
  const navigate = useNavigate()
  const allowed = canRespond(me)
  return (
    <div className={styles.page}>
      <PageTitle>{t.declare.title}</PageTitle>
      {allowed ? (
        <div className={styles.body}>
          <DeclareForm
            initial={{ title, service }}
            onDone={ref => void navigate({ to: '/incidents/$ref', params: { ref } })}
          />
        </div>
      ) : (
        <ProblemPanel
          error={
            new ProblemError({
              type: 'about:blank',
              title: '',
              status: 403,
              detail: t.problem.forbiddenRoles([t.realmRole.responder, t.realmRole.manager]),
            })
          }
        />
      )}
    </div>
  )
}
