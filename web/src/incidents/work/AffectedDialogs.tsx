import { Checkbox, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { AffectedParty, Incident } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useAffectParty, useChangeServices, useClearParty, useServiceNames } from './api'

interface ServicesDialogProps {
  incident: Incident
  urlRef: string
  onClose: () => void
}

/** Adds services, removes others; removing needs a reason. */
export function ServicesDialog({ incident, urlRef, onClose }: ServicesDialogProps) {
  const [remove, setRemove] = useState<string[]>([])
  const [more, setMore] = useState('')
  const [reason, setReason] = useState('')
  const known = useServiceNames()
  const list = useId()
  const change = useChangeServices(urlRef, onClose)
  const add = more.split(',').flatMap(name => name.trim() || [])
  return (
    <ReasonDialog
      title={t.work.changeServices}
      question={remove.length > 0 ? t.work.whyNotAffected : t.work.howKnown}
      required={remove.length > 0}
      reason={reason}
      onReason={setReason}
      verb={t.common.save}
      ready={add.length + remove.length > 0}
      busy={change.isPending}
      problem={change.problem}
      onSubmit={() => change.submit({ add, remove, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      {incident.services.map(name => (
        <Checkbox
          key={name}
          label={name}
          checked={!remove.includes(name)}
          onChange={event => {
            const stays = event.currentTarget.checked
            setRemove(before => (stays ? before.filter(each => each !== name) : [...before, name]))
          }}
        />
      ))}
      <TextInput
        label={t.work.moreServices}
        description={t.declare.servicesHint}
        list={list}
        value={more}
        onChange={event => setMore(event.currentTarget.value)}
      />
      <datalist id={list}>
        {known
          .filter(name => !incident.services.includes(name))
          .map(name => (
            <option key={name} value={name} />
          ))}
      </datalist>
    </ReasonDialog>
  )
}

interface PartyDialogProps {
  /** Missing: somebody is named for the first time. */
  party?: AffectedParty
  urlRef: string
  onClose: () => void
}

/** Who outside is affected, and how many. */
export function PartyDialog({ party, urlRef, onClose }: PartyDialogProps) {
  const [name, setName] = useState(party?.name ?? '')
  const [count, setCount] = useState(party?.count === undefined ? '' : String(party.count))
  const [estimated, setEstimated] = useState(party?.estimated ?? true)
  const [reason, setReason] = useState('')
  const affect = useAffectParty(urlRef, onClose)
  const submit = () =>
    affect.submit({
      ...(party ? { partyId: party.id } : {}),
      name: name.trim(),
      ...(count.trim() ? { count: Number(count), estimated } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    })
  return (
    <ReasonDialog
      title={party ? t.work.changeParty(party.name) : t.work.addParty}
      question={party ? t.work.whatBetter : t.work.howKnown}
      required={party !== undefined}
      reason={reason}
      onReason={setReason}
      verb={t.common.save}
      ready={name.trim() !== ''}
      busy={affect.isPending}
      problem={affect.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t.work.who}
        withAsterisk
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <TextInput
        type="number"
        inputMode="numeric"
        min={1}
        step={1}
        label={`${t.work.howMany} (${t.common.optional})`}
        value={count}
        onChange={event => setCount(event.currentTarget.value)}
      />
      <Checkbox
        label={t.work.estimated}
        checked={estimated}
        onChange={event => setEstimated(event.currentTarget.checked)}
      />
    </ReasonDialog>
  )
}

/** They are not affected after all. */
export function ClearDialog({ party, urlRef, onClose }: { party: AffectedParty; urlRef: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const clear = useClearParty(urlRef, party.id, onClose)
  return (
    <ReasonDialog
      title={t.work.clearParty(party.name)}
      question={t.work.whyNotAffected}
      required
      reason={reason}
      onReason={setReason}
      verb={t.work.clear}
      busy={clear.isPending}
      problem={clear.problem}
      onSubmit={() => clear.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
