import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { AlertGroupRow, Incident, IncidentLink } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { useLinks } from '../links'
import styles from './LinksPanel.module.css'

const LinkDialog = lazy(async () => ({ default: (await import('./LinkDialogs')).LinkDialog }))
const UnlinkDialog = lazy(async () => ({ default: (await import('./LinkDialogs')).UnlinkDialog }))

interface LinksPanelProps {
  incident: Incident
  urlRef: string
}

/** What it is part of, what came from what, which are the same, and whose alerts it has. */
export function LinksPanel({ incident, urlRef }: LinksPanelProps) {
  const me = useMe()
  const links = useLinks(urlRef)
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const [dialog, setDialog] = useState<'add' | IncidentLink>()
  const add = canRespond(me) && (
    <Button size="xs" onClick={() => setDialog('add')}>
      {t.links.add}
    </Button>
  )
  return (
    <Panel title={t.links.title} query={links} rows={2} aside={add}>
      {({ items, groups }) => (
        <>
          {asOf && <p className={styles.note}>{t.links.asNow}</p>}
          {items.length === 0 && <EmptyState>{t.links.none}</EmptyState>}
          <ul className={styles.list}>
            {items.map(link => (
              <Linked
                key={`${link.kind} ${link.incident.id}`}
                link={link}
                onRemove={canRespond(me) && removable(link) ? () => setDialog(link) : undefined}
              />
            ))}
          </ul>
          {groups.length > 0 && (
            <>
              <h3 className={styles.heading}>{t.links.alerts}</h3>
              <ul className={styles.list}>
                {groups.map(group => (
                  <Group key={group.id} group={group} />
                ))}
              </ul>
            </>
          )}
          <Suspense fallback={null}>
            {dialog === 'add' && (
              <LinkDialog incident={incident} urlRef={urlRef} onClose={() => setDialog(undefined)} />
            )}
            {dialog && dialog !== 'add' && (
              <UnlinkDialog link={dialog} urlRef={urlRef} onClose={() => setDialog(undefined)} />
            )}
          </Suspense>
        </>
      )}
    </Panel>
  )
}

/** Whoever reopens a duplicate takes that back. */
function removable({ kind }: IncidentLink): boolean {
  return kind !== 'ORIGINAL' && kind !== 'DUPLICATE'
}

function Linked({ link, onRemove }: { link: IncidentLink; onRemove: (() => void) | undefined }) {
  const { kind, incident, reason, by } = link
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <p className={styles.kind}>{t.links.kinds[kind]}</p>
        <p className={styles.line}>
          <SeverityBadge severity={incident.severity} />
          <Link to="/incidents/$ref" params={{ ref: incident.number }} className={styles.link}>
            {incident.number} {incident.title}
          </Link>
          <span className={styles.state}>{t.state[incident.state]}</span>
        </p>
        {(reason || by.name) && <p className={styles.why}>{[reason, by.name].filter(Boolean).join(' · ')}</p>}
      </div>
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t.links.removeOf(t.links.kinds[kind], incident.number)}
          onClick={onRemove}
        >
          <IconX size={15} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  )
}

function Group({ group }: { group: AlertGroupRow }) {
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <Link to="/alerts/$id" params={{ id: group.id }} className={styles.link}>
          {group.title ?? t.list(group.names)}
        </Link>
        <p className={styles.why}>
          {t.alerts.counts(group.firing, group.total)}
          {group.attachedFrom && ` · ${t.links.attachedFrom(group.attachedFrom.number)}`}
        </p>
      </div>
    </li>
  )
}
