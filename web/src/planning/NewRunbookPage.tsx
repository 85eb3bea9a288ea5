import { useNavigate } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { PlainPanel } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { RunbookEditor } from './RunbookEditor'

const forbidden = { status: 403, title: '', detail: '' }

/** How exactly is it done? */
export function NewRunbookPage() {
  const writes = canRespond(useMe())
  const navigate = useNavigate()
  if (!writes) return <ProblemPanel error={{ problem: forbidden }} />
  return (
    <div className={rows.page}>
      <PageTitle>{t.runbooks.newTitle}</PageTitle>
      <PlainPanel title={t.runbooks.newLead}>
        <RunbookEditor
          start={t.runbooks.example}
          onDone={({ id }) => void navigate({ to: '/prepare/runbooks/$id', params: { id } })}
          onClose={() => void navigate({ to: '/prepare' })}
        />
      </PlainPanel>
    </div>
  )
}
