import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAudiences } from '../../api/onCallLists'
import type { Audience } from '../../api/types'
import { t } from '../../messages/en'
import { updateWords } from '../../messages/updates'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { AudienceDialog } from './AudienceDialog'
import { useRetireAudience } from './api'
import { RulesPanel } from './RulesPanel'

/** Who is told of incidents outside, how often, and in which words drafts begin. */
export function AudiencesPage() {
  const audiences = useAudiences()
  const [open, setOpen] = useState<Audience | 'new'>()
  const add = audiences.data && <Button onClick={() => setOpen('new')}>{updateWords.newAudience}</Button>
  return (
    <div className={rows.page}>
      <PageTitle>{updateWords.audiencesTitle}</PageTitle>
      <p className={rows.quiet}>{updateWords.audiencesLead}</p>
      <Panel title={updateWords.audiencesTitle} query={audiences} rows={3} place="onCall" aside={add}>
        {items =>
          items.length === 0 ? (
            <EmptyState>{updateWords.noAudiences}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(audience => (
                <AudienceRow key={audience.id} audience={audience} onChange={() => setOpen(audience)} />
              ))}
            </ul>
          )
        }
      </Panel>
      {audiences.data && <RulesPanel />}
      {open && <AudienceDialog {...(open === 'new' ? {} : { audience: open })} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function AudienceRow({ audience, onChange }: { audience: Audience; onChange: () => void }) {
  const [retiring, setRetiring] = useState(false)
  const { name, external, approval, services, emails, people, teamIds, slackChannel } = audience
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>{' '}
        <span className={rows.quiet}>
          {[external && updateWords.outside, approval && updateWords.asksApproval].filter(Boolean).join(' · ')}
        </span>
        <p>{updateWords.members(emails.length, people.length, teamIds.length, slackChannel !== undefined)}</p>
        <p>{services.length === 0 ? updateWords.everyService : t.list(services)}</p>
      </div>
      <div className={rows.actions}>
        <Button aria-label={updateWords.editOne(name)} onClick={onChange}>
          {updateWords.edit}
        </Button>
        <Button aria-label={updateWords.retireOne(name)} onClick={() => setRetiring(true)}>
          {updateWords.retire}
        </Button>
      </div>
      {retiring && <RetireDialog audience={audience} onClose={() => setRetiring(false)} />}
    </li>
  )
}

function RetireDialog({ audience, onClose }: { audience: Audience; onClose: () => void }) {
  const retire = useRetireAudience(audience, onClose)
  return (
    <ReasonDialog
      title={updateWords.retireOne(audience.name)}
      lead={updateWords.retireLead}
      reason=""
      onReason={() => {}}
      verb={updateWords.retire.replace('…', '')}
      busy={retire.isPending}
      problem={retire.problem ?? retire.conflict?.problem}
      onSubmit={() => retire.submit(null)}
      onClose={onClose}
    />
  )
}
