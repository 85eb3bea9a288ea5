import { Button, FileButton, NativeSelect, Progress } from '@mantine/core'
import { useState } from 'react'
import { serverClock } from '../../api/serverClock'
import { useMe } from '../../api/session'
import type { EvidenceItem, Incident } from '../../api/types'
import { sha256Of, sizeInWords } from '../../domain/files'
import { evidenceWords } from '../../messages/evidence'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { instantOf, LocalTimeInput, localOf } from '../work/LocalTimeInput'
import { useKnownPeople } from '../work/useKnownPeople'
import { largestHashed, useCollect, useTake } from './api'
import { Description, noWords, said } from './Description'
import { isWhole, noPrivilege, PrivilegeFields } from './PrivilegeFields'

interface CollectDialogProps {
  incident: Incident
  urlRef: string
  /** What is evidence already, which no attached file is twice. */
  items: EvidenceItem[]
  /** In bytes. */
  largest: number
  onClose: () => void
}

/** Brings a file in, or takes one that is attached already; who collected it, when and where. */
export function CollectDialog({ incident, urlRef, items, largest, onClose }: CollectDialogProps) {
  const me = useMe()
  const people = useKnownPeople(incident, urlRef)
  const [attachmentId, setAttachmentId] = useState('')
  const [file, setFile] = useState<File>()
  const [words, setWords] = useState(noWords)
  const [collectorId, setCollectorId] = useState(me.id)
  const [at, setAt] = useState(() => localOf(new Date(serverClock.now()).toISOString()))
  const [privilege, setPrivilege] = useState(noPrivilege)
  const [hashing, setHashing] = useState(false)
  const [sent, setSent] = useState(0)
  const collect = useCollect(urlRef, setSent, onClose)
  const take = useTake(urlRef, onClose)
  const known = new Set(items.filter(({ deleted }) => !deleted).map(({ sha256 }) => sha256))
  const attached = incident.attachments.filter(({ sha256 }) => !known.has(sha256))
  const complete = said(words)
  const collector = people.find(({ id }) => id === collectorId)
  const collectedAt = instantOf(at)
  const tooLarge = attachmentId === '' && file !== undefined && file.size > largest
  const chosen = attachmentId !== '' || (file !== undefined && !tooLarge)
  const name = (called: string) => setWords(before => ({ ...before, name: before.name === '' ? called : before.name }))

  const submit = async () => {
    if (!complete || !collector || !collectedAt) return
    if (attachmentId !== '') {
      take.submit({
        ...complete,
        attachmentId,
        collectedBy: collector,
        collectedAt,
        ...(privilege.on
          ? {
              privilege: {
                people: people.filter(({ id }) => privilege.people.includes(id)),
                reason: privilege.reason.trim(),
              },
            }
          : {}),
      })
    } else if (file) {
      setHashing(true)
      // What cannot be read here fails where it is sent, which says so.
      const hash = file.size <= largestHashed ? await sha256Of(file).catch(() => undefined) : undefined
      const sha256 = hash === undefined ? {} : { sha256: hash }
      setHashing(false)
      collect.submit({
        ...complete,
        note: complete.note ?? '',
        ...sha256,
        file,
        collectedBy: collector,
        collectedAt,
        ...(privilege.on ? { privilege: { people: privilege.people, reason: privilege.reason.trim() } } : {}),
      })
    }
  }

  return (
    <ReasonDialog
      title={evidenceWords.collectTitle}
      lead={evidenceWords.collectLead}
      reason=""
      onReason={() => undefined}
      verb={evidenceWords.collectVerb}
      ready={
        chosen && complete !== undefined && collector !== undefined && collectedAt !== undefined && isWhole(privilege)
      }
      busy={hashing || collect.isPending || take.isPending}
      problem={collect.problem ?? take.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {attached.length > 0 && (
        <NativeSelect
          label={evidenceWords.what}
          data={[
            { value: '', label: evidenceWords.newFile },
            ...attached.map(each => ({ value: each.id, label: evidenceWords.attached(each.name) })),
          ]}
          value={attachmentId}
          onChange={event => {
            const id = event.currentTarget.value
            setAttachmentId(id)
            name(attached.find(each => each.id === id)?.name ?? '')
          }}
        />
      )}
      {attachmentId === '' && (
        <div>
          <FileButton
            onChange={next => {
              if (next) {
                setFile(next)
                name(next.name)
              }
            }}
            inputProps={{ 'aria-label': evidenceWords.file }}
          >
            {props => <Button {...props}>{evidenceWords.file}</Button>}
          </FileButton>
          {file && <p>{evidenceWords.chosen(file.name, sizeInWords(file.size))}</p>}
          {tooLarge && <p role="alert">{evidenceWords.tooLarge(sizeInWords(largest))}</p>}
        </div>
      )}
      <Description words={words} onChange={setWords} />
      <NativeSelect
        label={evidenceWords.collectedBy}
        withAsterisk
        data={people.map(({ id, name: called }) => ({ value: id, label: called }))}
        value={collectorId}
        onChange={event => setCollectorId(event.currentTarget.value)}
      />
      <LocalTimeInput label={evidenceWords.collectedAt} required value={at} onChange={setAt} />
      <PrivilegeFields words={privilege} known={people} onChange={setPrivilege} />
      {hashing && <p role="status">{evidenceWords.hashing}</p>}
      {collect.isPending && (
        <div>
          <Progress value={sent * 100} aria-label={evidenceWords.progress} />
          <p role="status">{evidenceWords.sending(Math.floor(sent * 100))}</p>
        </div>
      )}
    </ReasonDialog>
  )
}
