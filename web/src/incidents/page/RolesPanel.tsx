import { Button } from '@mantine/core'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canCommand, canTakeRole } from '../../domain/permissions'
import { type IncidentRole, incidentRoles } from '../../domain/roles'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { PlainPanel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { type RoleChange, useChangeRole } from '../api'
import styles from './RolesPanel.module.css'

/** Who does what in this incident; a role nobody holds can be taken. */
export function RolesPanel({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const change = useChangeRole(urlRef, incident.version)
  return (
    <PlainPanel title={t.roles.title}>
      <ul className={styles.roles}>
        {incidentRoles.map(role => (
          <RoleRow
            key={role}
            incident={incident}
            role={role}
            pending={change.pending?.role === role}
            onChange={change.submit}
          />
        ))}
      </ul>
      <WriteProblem problem={change.problem} />
      {change.conflict && (
        <ConflictDialog
          problem={change.conflict.problem}
          current={incident.roles[change.conflict.body.role]?.name ?? t.roles.unfilled}
          yours={labelOf(change.conflict.body)}
          onApply={change.applyAnyway}
          onKeep={change.keepTheirs}
          busy={change.isPending}
        />
      )}
    </PlainPanel>
  )
}

function labelOf({ role, verb }: RoleChange): string {
  const name = t.incidentRole[role]
  return verb === 'take' ? t.roles.takeRole(name) : t.roles.releaseRole(name)
}

interface RoleRowProps {
  incident: Incident
  role: IncidentRole
  pending: boolean
  onChange: (change: RoleChange) => void
}

function RoleRow({ incident, role, pending, onChange }: RoleRowProps) {
  const me = useMe()
  const holder = incident.roles[role]
  const open = incident.phase !== 'CLOSED'
  const commands = canCommand(me, incident.roles)
  const mine = holder?.id === me.id
  const name = t.incidentRole[role]
  return (
    <li className={styles.role} data-empty={!holder || undefined}>
      <span className={styles.name}>{name}</span>
      <span className={styles.holder}>
        {holder ? (mine ? t.roles.you(holder.name) : holder.name) : t.roles.unfilled}
        {holder && (
          <span className={styles.since}>
            {t.roles.since} <Time value={holder.since} as="timeline" />
          </span>
        )}
      </span>
      {open && !holder && canTakeRole(me, holder) && (
        <Verb
          label={t.roles.take}
          full={t.roles.takeRole(name)}
          busy={pending}
          onClick={() => onChange({ role, verb: 'take' })}
        />
      )}
      {open && holder && !mine && commands && (
        <Verb
          label={t.roles.handOver}
          full={t.roles.takeOverRole(name)}
          busy={pending}
          onClick={() => onChange({ role, verb: 'take' })}
        />
      )}
      {open && mine && (
        <Verb
          label={t.roles.release}
          full={t.roles.releaseRole(name)}
          busy={pending}
          onClick={() => onChange({ role, verb: 'release' })}
        />
      )}
    </li>
  )
}

function Verb({ label, full, busy, onClick }: { label: string; full: string; busy: boolean; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" aria-label={full} loading={busy} onClick={onClick}>
      {label}
    </Button>
  )
}
