import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import { canRespond } from '../domain/permissions'
import { planWords } from '../messages/plans'
import { PageTitle } from '../ui/PageTitle'
import { PlainPanel } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { emptyDraft } from './draft'
import { PlanEditor } from './PlanEditor'

const forbidden = { status: 403, title: '', detail: '' }

/** What do we do when this happens? */
export function NewPlanPage() {
  const writes = canRespond(useMe())
  const navigate = useNavigate()
  const [start] = useState(emptyDraft)
  if (!writes) return <ProblemPanel error={{ problem: forbidden }} />
  return (
    <div className={rows.page}>
      <PageTitle>{planWords.newTitle}</PageTitle>
      <PlainPanel title={planWords.newLead}>
        <PlanEditor
          start={start}
          onDone={({ id }) => void navigate({ to: '/prepare/plans/$id', params: { id } })}
          onClose={() => void navigate({ to: '/prepare' })}
        />
      </PlainPanel>
    </div>
  )
}
