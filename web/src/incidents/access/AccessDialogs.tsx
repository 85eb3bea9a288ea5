import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Incident } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useKnownPeople } from '../work/useKnownPeople'
import { useGrantAccess, useVisibility, useWithdrawAccess } from './api'

interface VisibilityDialogProps {
  verb: 'make-private' | 'make-public'
  urlRef: string
  onClose: () => void
}

/** Shuts the door, or opens it; either is said with a reason. */
export function VisibilityDialog({ verb, urlRef, onClose }: VisibilityDialogProps) {
  const [reason, setReason] = useState('')
  const change = useVisibility(urlRef, verb, onClose)
  const words = verb === 'make-private' ? t.access.shut : t.access.open
  return (
    <ReasonDialog
      title={words.title}
      lead={words.lead}
      question={words.question}
      required
      reason={reason}
      onReason={setReason}
      verb={words.verb}
      busy={change.isPending}
      problem={change.problem}
      onSubmit={() => change.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}

interface GrantDialogProps {
  incident: Incident
  urlRef: string
  onClose: () => void
}

/** Who else is to see it. */
export function GrantDialog({ incident, urlRef, onClose }: GrantDialogProps) {
  const named = new Set((incident.named ?? []).map(({ id }) => id))
  const people = useKnownPeople(incident, urlRef).filter(({ id }) => !named.has(id))
  const [personId, setPersonId] = useState('')
  const [reason, setReason] = useState('')
  const grant = useGrantAccess(urlRef, onClose)
  const person = people.find(({ id }) => id === personId)
  return (
    <ReasonDialog
      title={t.access.nameTitle}
      lead={t.access.nameLead}
      question={`${t.access.nameWhy} (${t.common.optional})`}
      reason={reason}
      onReason={setReason}
      verb={t.access.nameVerb}
      ready={person !== undefined}
      busy={grant.isPending}
      problem={grant.problem}
      onSubmit={() =>
        person &&
        grant.submit({
          personId: person.id,
          personName: person.name,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <NativeSelect
        label={t.access.who}
        withAsterisk
        data={[{ value: '', label: t.work.choose }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        value={personId}
        onChange={event => setPersonId(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

interface WithdrawDialogProps {
  person: { id: string; name: string }
  urlRef: string
  onClose: () => void
}

/** Who is not to see it any more. */
export function WithdrawDialog({ person, urlRef, onClose }: WithdrawDialogProps) {
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawAccess(urlRef, onClose)
  return (
    <ReasonDialog
      title={t.access.withdrawFrom(person.name)}
      question={t.access.withdrawWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.access.withdraw}
      busy={withdraw.isPending}
      problem={withdraw.problem}
      onSubmit={() => withdraw.submit({ personId: person.id, reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
