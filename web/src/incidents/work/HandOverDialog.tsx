import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Incident } from '../../api/types'
import type { IncidentRole, RoleHolder } from '../../domain/roles'
import { t } from '../../messages/en'
import { ConflictDialog } from '../../ui/ConflictDialog'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDraft } from '../../ui/useDraft'
import { useHandOver } from './api'
import { useKnownPeople } from './useKnownPeople'

interface HandOverDialogProps {
  incident: Incident
  role: IncidentRole
  holder: RoleHolder
  urlRef: string
  onClose: () => void
}

/** Passes a role on, telling the next person how things stand. */
export function HandOverDialog({ incident, role, holder, urlRef, onClose }: HandOverDialogProps) {
  const people = useKnownPeople(incident, urlRef).filter(({ id }) => id !== holder.id)
  const [to, setTo] = useState('')
  const [summary, setSummary] = useDraft(`hand over ${incident.id} ${role}`)
  const handOver = useHandOver(urlRef, incident.version, () => {
    setSummary('')
    onClose()
  })
  const name = t.incidentRole[role]
  const person = people.find(({ id }) => id === to)
  if (handOver.conflict) {
    return (
      <ConflictDialog
        problem={handOver.conflict.problem}
        current={incident.roles[role]?.name ?? t.roles.unfilled}
        yours={person?.name ?? ''}
        onApply={handOver.applyAnyway}
        onKeep={handOver.keepTheirs}
        busy={handOver.isPending}
      />
    )
  }
  return (
    <ReasonDialog
      title={t.work.handOverTitle(name)}
      question={t.work.handOverSummary}
      required
      reason={summary}
      onReason={setSummary}
      verb={t.work.handOver}
      ready={person !== undefined}
      busy={handOver.isPending}
      problem={handOver.problem}
      onSubmit={() =>
        person &&
        handOver.submit({
          role,
          personId: person.id,
          personName: person.name,
          fromId: holder.id,
          summary: summary.trim(),
        })
      }
      onClose={onClose}
    >
      <NativeSelect
        label={t.work.handOverTo}
        withAsterisk
        data={[{ value: '', label: t.work.choose }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        value={to}
        onChange={event => setTo(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}
