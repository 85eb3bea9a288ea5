import { ActionIcon, Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowMerge, IconDots, IconFileText, IconHistory, IconLink, IconLock, IconScale } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canCommand, canMerge, canReadProof, canReadTexts, canReopenClosed, canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { Age } from '../../ui/Age'
import { DrillMark } from '../../ui/DrillMark'
import { useDocumentTitle, useHeadingFocus } from '../../ui/PageTitle'
import { PhaseLabel } from '../../ui/PhaseLabel'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { StateLabel } from '../../ui/StateLabel'
import { useVerbs } from '../../ui/verbs'
import { WriteProblem } from '../../ui/WriteProblem'
import { useAcknowledge, useTimeline } from '../api'
import { BridgeButton } from './BridgeButton'
import { CommanderButton } from './CommanderButton'
import styles from './IncidentHeader.module.css'
import { ResolveDialog } from './ResolveDialog'
import { SeverityDialog } from './SeverityDialog'

const ReopenDialog = lazy(() => import('../work/ReopenDialog').then(file => ({ default: file.ReopenDialog })))
const MergeDialog = lazy(async () => ({ default: (await import('./LinkDialogs')).MergeDialog }))

const VisibilityDialog = lazy(async () => ({ default: (await import('../access/AccessDialogs')).VisibilityDialog }))

interface IncidentHeaderProps {
  incident: Incident
  urlRef: string
}

/** What one must see at a glance and do at once, however far one has scrolled. */
export function IncidentHeader({ incident, urlRef }: IncidentHeaderProps) {
  const me = useMe()
  const [dialog, setDialog] = useState<'resolve' | 'severity' | 'reopen' | 'merge' | 'private'>()
  const acknowledge = useAcknowledge(urlRef)
  const responds = canRespond(me) && incident.phase !== 'CLOSED'
  const canAcknowledge = responds && incident.state === 'TRIGGERED'
  const canResolve = responds && incident.state !== 'RESOLVED'
  const canReopen = incident.phase === 'CLOSED' ? canReopenClosed(me) : canRespond(me) && incident.state === 'RESOLVED'
  const commands = canCommand(me, incident.roles) && incident.phase !== 'CLOSED'
  const shuts = canCommand(me, incident.roles) && incident.visibility === 'PUBLIC'
  const merges = canMerge(me, incident.roles) && !incident.duplicateOf
  const heading = useHeadingFocus()
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const navigate = useNavigate({ from: '/incidents/$ref' })
  const before = useTimeline(urlRef).data?.at(-2)
  const lookBack = (position: number) => void navigate({ search: now => ({ ...now, asOf: position }) })
  useDocumentTitle(`${incident.number} ${incident.title}`)

  const submit = () => acknowledge.submit(null)
  const copyLink = () => {
    const link = `${location.origin}/incidents/${incident.number}`
    void navigator.clipboard?.writeText(link).then(() => notifications.show({ message: t.incident.linkCopied }))
  }
  useVerbs([
    ...(canAcknowledge ? [{ shortcut: 'acknowledge' as const, label: t.incident.acknowledge, run: submit }] : []),
    { shortcut: 'copyLink', label: t.incident.copyLink, run: copyLink },
  ])

  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <SeverityBadge severity={incident.severity} large />
        <DrillMark id={incident.id} linked={canReadTexts(me)} />
        <h1 ref={heading} tabIndex={-1} title={incident.title}>
          <span className={styles.ref}>{incident.number}</span> {incident.title}
        </h1>
        <div className={styles.verbs}>
          {canAcknowledge && (
            <Button variant="filled" onClick={submit} disabled={acknowledge.isPending} autoFocus>
              {acknowledge.isPending ? t.now.acknowledging : t.incident.acknowledge}
            </Button>
          )}
          {canResolve && <Button onClick={() => setDialog('resolve')}>{t.incident.resolve}</Button>}
          {canReopen && <Button onClick={() => setDialog('reopen')}>{t.work.reopen}</Button>}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={32} aria-label={t.incident.more}>
                <IconDots size={16} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {commands && (
                <Menu.Item leftSection={<IconScale size={15} />} onClick={() => setDialog('severity')}>
                  {t.incident.changeSeverity}
                </Menu.Item>
              )}
              {merges && (
                <Menu.Item leftSection={<IconArrowMerge size={15} />} onClick={() => setDialog('merge')}>
                  {t.links.merge}
                </Menu.Item>
              )}
              {shuts && (
                <Menu.Item leftSection={<IconLock size={15} />} onClick={() => setDialog('private')}>
                  {t.access.makePrivate}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconLink size={15} />} onClick={copyLink}>
                {t.incident.copyLink}
              </Menu.Item>
              {asOf === undefined && before && (
                <Menu.Item leftSection={<IconHistory size={15} />} onClick={() => lookBack(before.position)}>
                  {t.work.asKnown}
                </Menu.Item>
              )}
              {canReadProof(me) && (
                <Menu.Item
                  leftSection={<IconFileText size={15} />}
                  renderRoot={props => (
                    <Link {...props} to="/compliance/incidents/$ref" params={{ ref: incident.number }} />
                  )}
                >
                  {t.incident.report}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      <div className={styles.facts}>
        <StateLabel state={incident.state} />
        <PhaseLabel phase={incident.phase} />
        <AgeClock incident={incident} />
        <CommanderButton incident={incident} urlRef={urlRef} />
        {canReadTexts(me) && <BridgeButton incident={incident} urlRef={urlRef} />}
        {incident.acknowledgedBy?.name && (
          <span className={styles.quiet}>{t.incident.acknowledgedBy(incident.acknowledgedBy.name)}</span>
        )}
      </div>
      <WriteProblem problem={acknowledge.problem} />
      {dialog === 'resolve' && (
        <ResolveDialog incident={incident} urlRef={urlRef} onClose={() => setDialog(undefined)} />
      )}
      <Suspense fallback={null}>
        {dialog === 'reopen' && (
          <ReopenDialog incident={incident} urlRef={urlRef} onClose={() => setDialog(undefined)} />
        )}
        {dialog === 'private' && (
          <VisibilityDialog verb="make-private" urlRef={urlRef} onClose={() => setDialog(undefined)} />
        )}
        {dialog === 'merge' && <MergeDialog incident={incident} urlRef={urlRef} onClose={() => setDialog(undefined)} />}
      </Suspense>
      {dialog === 'severity' && (
        <SeverityDialog incident={incident} urlRef={urlRef} onClose={() => setDialog(undefined)} />
      )}
    </header>
  )
}

function AgeClock({ incident }: { incident: Incident }) {
  const ended = incident.resolvedAt ?? incident.closedAt
  return (
    <span className={styles.clock} data-running={ended === undefined || undefined}>
      <Age since={incident.detectedAt} until={ended} />{' '}
      <span className={styles.quiet}>{ended ? t.incident.lasted : t.incident.since}</span>
    </span>
  )
}
