import { MultiSelect, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { EvidenceGlance, EvidenceItem, Incident } from '../../api/types'
import { evidenceWords } from '../../messages/evidence'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useKnownPeople } from '../work/useKnownPeople'
import { useCopy, useCorrect, useLook, useOffer, useSetPrivilege } from './api'
import { Description, said, wordsOf } from './Description'
import { Glance } from './Glance'
import { Ask, StepDialog } from './StepDialog'
import type { ItemVerb } from './verbs'

interface ItemDialogProps {
  verb: ItemVerb
  item: EvidenceItem
  name: string
  incident: Incident
  urlRef: string
  onClose: () => void
}

/** Asks what one step in the life of an item needs: mostly a reason. */
export function ItemDialog(props: ItemDialogProps) {
  switch (props.verb) {
    case 'view':
      return <LookDialog {...props} />
    case 'download':
      return <CopyDialog {...props} />
    case 'correct':
      return <CorrectDialog {...props} />
    case 'transfer':
      return <TransferDialog {...props} />
    case 'privilege':
      return <PrivilegeDialog {...props} />
    case 'accept':
      return null
    case 'takeBack':
      return <StepDialog {...props} itemId={props.item.id} step="decline" />
    default:
      return <StepDialog {...props} itemId={props.item.id} step={props.verb} />
  }
}

function LookDialog({ item, name, urlRef, onClose }: ItemDialogProps) {
  const [glance, setGlance] = useState<EvidenceGlance>()
  const { submit, isPending, problem } = useLook(urlRef, item.id, setGlance)
  if (glance) return <Glance glance={glance} name={name} onClose={onClose} />
  return (
    <Ask
      words={evidenceWords.asks.view}
      name={name}
      busy={isPending}
      problem={problem}
      onSubmit={reason => submit({ reason })}
      onClose={onClose}
    />
  )
}

function CopyDialog({ item, name, urlRef, onClose }: ItemDialogProps) {
  const copy = useCopy(urlRef, item.id)
  const submit = (reason: string) => {
    copy(reason)
    onClose()
  }
  return <Ask words={evidenceWords.asks.download} name={name} onSubmit={submit} onClose={onClose} />
}

function CorrectDialog({ item, name, urlRef, onClose }: ItemDialogProps) {
  const [reason, setReason] = useState('')
  const [words, setWords] = useState(() => wordsOf(item))
  const correct = useCorrect(urlRef, item.id, onClose)
  const complete = said(words)
  return (
    <ReasonDialog
      title={evidenceWords.correctTitle}
      lead={`${name}. ${evidenceWords.correctLead}`}
      question={evidenceWords.correctWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={evidenceWords.correctVerb}
      ready={complete !== undefined}
      busy={correct.isPending}
      problem={correct.problem}
      onSubmit={() => complete && correct.submit({ ...complete, reason: reason.trim() })}
      onClose={onClose}
    >
      <Description words={words} onChange={setWords} />
    </ReasonDialog>
  )
}

function TransferDialog({ item, name, incident, urlRef, onClose }: ItemDialogProps) {
  const [reason, setReason] = useState('')
  const [toId, setToId] = useState('')
  const people = useKnownPeople(incident, urlRef).filter(({ id }) => id !== item.custodian.id)
  const offer = useOffer(urlRef, item.id, onClose)
  const to = people.find(({ id }) => id === toId)
  return (
    <ReasonDialog
      title={evidenceWords.transferTitle}
      lead={`${name}. ${evidenceWords.transferLead}`}
      question={evidenceWords.transferWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={evidenceWords.transferVerb}
      ready={to !== undefined}
      busy={offer.isPending}
      problem={offer.problem}
      onSubmit={() => to && offer.submit({ to, reason: reason.trim() })}
      onClose={onClose}
    >
      <NativeSelect
        label={evidenceWords.to}
        withAsterisk
        data={[
          { value: '', label: evidenceWords.choose },
          ...people.map(({ id, name: called }) => ({ value: id, label: called })),
        ]}
        value={toId}
        onChange={event => setToId(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

function PrivilegeDialog({ item, name, incident, urlRef, onClose }: ItemDialogProps) {
  const [reason, setReason] = useState('')
  const [named, setNamed] = useState<string[]>([])
  const people = useKnownPeople(incident, urlRef)
  const set = useSetPrivilege(urlRef, item.id, onClose)
  return (
    <ReasonDialog
      title={evidenceWords.privilegeTitle}
      lead={`${name}. ${evidenceWords.privilegeLead}`}
      question={evidenceWords.privilegeWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={evidenceWords.privilegeVerb}
      busy={set.isPending}
      problem={set.problem}
      onSubmit={() => set.submit({ people: people.filter(({ id }) => named.includes(id)), reason: reason.trim() })}
      onClose={onClose}
    >
      <MultiSelect
        label={evidenceWords.privilegePeople}
        data={people.map(({ id, name: called }) => ({ value: id, label: called }))}
        value={named}
        onChange={setNamed}
      />
    </ReasonDialog>
  )
}
