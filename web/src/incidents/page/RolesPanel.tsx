import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { canCommand, canRespond, canTakeRole } from '../../domain/permissions'
import { type IncidentRole, incidentRoles } from '../../domain/roles'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { PlainPanel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { type RoleChange, useChangeRole } from '../api'
import styles from './RolesPanel.module.css'

const HandOverDialog = lazy(() => import('../work/HandOverDialog').then(file => ({ default: file.HandOverDialog })))

/** Who does what in this incident; a role nobody holds can be taken. */
export function RolesPanel({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const change = useChangeRole(urlRef, incident.version)
  const [handing, setHanding] = useState<IncidentRole>()
  const holder = handing && incident.roles[handing]
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
            onHandOver={() => setHanding(role)}
          />
        ))}
      </ul>
      <Experts incident={incident} busy={change.pending?.role === 'SUBJECT_EXPERT'} onChange={change.submit} />
      <WriteProblem problem={change.problem} />
      <Suspense fallback={null}>
        {handing && holder && (
          <HandOverDialog
            incident={incident}
            role={handing}
            holder={holder}
            urlRef={urlRef}
            onClose={() => setHanding(undefined)}
          />
        )}
      </Suspense>
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
  onHandOver: () => void
}

function RoleRow({ incident, role, pending, onChange, onHandOver }: RoleRowProps) {
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
      {open && mine && canRespond(me) && (
        <span className={styles.verbs}>
          <Verb label={t.work.handOver} full={t.work.handOverRole(name)} busy={false} onClick={onHandOver} />
          <Verb
            label={t.roles.release}
            full={t.roles.releaseRole(name)}
            busy={pending}
            onClick={() => onChange({ role, verb: 'release' })}
          />
        </span>
      )}
    </li>
  )
}

interface ExpertsProps {
  incident: Incident
  busy: boolean
  onChange: (change: RoleChange) => void
}

/** Those who know what is affected better than the others; there may be several. */
function Experts({ incident, busy, onChange }: ExpertsProps) {
  const me = useMe()
  const role = 'SUBJECT_EXPERT'
  const open = incident.phase !== 'CLOSED'
  const commands = canCommand(me, incident.roles)
  const isOne = incident.experts.some(({ id }) => id === me.id)
  return (
    <div className={styles.experts}>
      <span className={styles.name}>{t.roles.experts}</span>
      <ul className={styles.people}>
        {incident.experts.length === 0 && <li className={styles.nobody}>{t.roles.unfilled}</li>}
        {incident.experts.map(({ id, name }) => (
          <li key={id}>
            {id === me.id ? t.roles.you(name) : name}
            {open && canRespond(me) && (id === me.id || commands) && (
              <Verb
                label={t.roles.leave}
                full={t.roles.leaveAs(name)}
                busy={busy}
                onClick={() => onChange({ role, verb: 'release', personId: id })}
              />
            )}
          </li>
        ))}
      </ul>
      {open && !isOne && canTakeRole(me, undefined) && (
        <Verb label={t.roles.join} full={t.roles.joinAs} busy={busy} onClick={() => onChange({ role, verb: 'take' })} />
      )}
    </div>
  )
}

function Verb({ label, full, busy, onClick }: { label: string; full: string; busy: boolean; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" aria-label={full} loading={busy} onClick={onClick}>
      {label}
    </Button>
  )
}
