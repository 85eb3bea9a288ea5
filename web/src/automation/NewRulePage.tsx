import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import { canRespond } from '../domain/permissions'
import { automationWords as words } from '../messages/automation'
import { PageTitle } from '../ui/PageTitle'
import { PlainPanel } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { emptyDraft } from './draft'
import { RuleEditor } from './RuleEditor'

const forbidden = { status: 403, title: '', detail: '' }

/** What should happen by itself from now on? */
export function NewRulePage() {
  const writes = canRespond(useMe())
  const navigate = useNavigate()
  const [start] = useState(emptyDraft)
  if (!writes) return <ProblemPanel error={{ problem: forbidden }} />
  return (
    <div className={rows.page}>
      <PageTitle>{words.newTitle}</PageTitle>
      <PlainPanel title={words.newLead}>
        <RuleEditor
          start={start}
          onDone={({ id }) => void navigate({ to: '/prepare/automation/$id', params: { id } })}
          onClose={() => void navigate({ to: '/prepare/automation' })}
        />
      </PlainPanel>
    </div>
  )
}
