import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { StatusPage } from '../../api/types'
import { canKeepAudiences } from '../../domain/permissions'
import { statusWords } from '../../messages/status'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel, PlainPanel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { AnnounceDialog } from './AnnounceDialog'
import { useStatusPage, useTakeDown, useWithdraw } from './api'
import { LayOutDialog } from './LayOutDialog'

/** What the public may read of how services are, as those who keep the page see it. */
export function StatusPagePage() {
  const page = useStatusPage()
  const keeps = canKeepAudiences(useMe())
  const [open, setOpen] = useState<'layOut' | 'takeDown' | 'announce'>()
  const close = () => setOpen(undefined)
  const found = page.data
  const verbs = keeps && found && (
    <div className={rows.actions}>
      <Button onClick={() => setOpen('layOut')}>{found.published ? statusWords.change : statusWords.layOut}</Button>
      {found.published && <Button onClick={() => setOpen('takeDown')}>{statusWords.takeDown}</Button>}
    </div>
  )
  const announce = keeps && found?.published && (
    <Button onClick={() => setOpen('announce')}>{statusWords.announce}</Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle>{statusWords.title}</PageTitle>
      <p className={rows.quiet}>{statusWords.lead}</p>
      <Panel title={statusWords.page} query={page} rows={4} place="onCall" aside={verbs}>
        {it => (it.published ? <Components page={it} /> : <EmptyState>{statusWords.none}</EmptyState>)}
      </Panel>
      {found?.published && (
        <PlainPanel title={statusWords.works} aside={announce}>
          <Works page={found} keeps={keeps} />
        </PlainPanel>
      )}
      {open === 'layOut' && found && <LayOutDialog page={found} onClose={close} />}
      {open === 'takeDown' && <TakeDownDialog onClose={close} />}
      {open === 'announce' && found && <AnnounceDialog page={found} onClose={close} />}
    </div>
  )
}

function Components({ page: { title, url, subscribers, components } }: { page: StatusPage }) {
  return (
    <ul className={rows.list}>
      <li className={rows.row}>
        <div className={rows.what}>
          <span className={rows.name}>{title}</span>{' '}
          <span className={rows.quiet}>{statusWords.subscribers(subscribers)}</span>
          <p>
            <a href={url} target="_blank" rel="noopener noreferrer">
              {statusWords.open}
            </a>
          </p>
        </div>
      </li>
      {components.length === 0 && (
        <li className={rows.row}>
          <EmptyState>{statusWords.noComponents}</EmptyState>
        </li>
      )}
      {components.map(({ service, name, group, status }) => (
        <li key={service} className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{name}</span>{' '}
            <span className={rows.quiet}>{[service, group].filter(Boolean).join(' · ')}</span>
          </div>
          {status && (
            <span className={status === 'OPERATIONAL' ? rows.quiet : rows.trouble}>{statusWords.status[status]}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Works({ page: { maintenance }, keeps }: { page: StatusPage; keeps: boolean }) {
  if (maintenance.length === 0) return <EmptyState>{statusWords.noWorks}</EmptyState>
  return (
    <ul className={rows.list}>
      {maintenance.map(work => (
        <WorkRow key={work.id} work={work} keeps={keeps} />
      ))}
    </ul>
  )
}

function WorkRow({ work, keeps }: { work: StatusPage['maintenance'][number]; keeps: boolean }) {
  const withdraw = useWithdraw(work.id)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{work.title}</span>
        <p>
          <Time value={work.from} as="exact" /> – <Time value={work.until} as="exact" />
        </p>
        {work.text && <p>{work.text}</p>}
        <WriteProblem problem={withdraw.problem} />
      </div>
      {keeps && (
        <Button
          aria-label={statusWords.withdrawOne(work.title)}
          loading={withdraw.isPending}
          onClick={() => withdraw.submit(null)}
        >
          {statusWords.withdraw}
        </Button>
      )}
    </li>
  )
}

function TakeDownDialog({ onClose }: { onClose: () => void }) {
  const takeDown = useTakeDown(onClose)
  return (
    <ReasonDialog
      title={statusWords.takeDownTitle}
      lead={statusWords.takeDownLead}
      reason=""
      onReason={() => {}}
      verb={statusWords.takeDownVerb}
      busy={takeDown.isPending}
      problem={takeDown.problem}
      onSubmit={() => takeDown.submit(null)}
      onClose={onClose}
    />
  )
}
