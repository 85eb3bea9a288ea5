import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors, problemOf } from '../../api/problem'
import type { NewUpdate, StakeholderUpdate, StakeholderUpdates, UpdateKind } from '../../api/types'
import { updateWords } from '../../messages/updates'
import { ReasonDialog } from '../../ui/ReasonDialog'
import styles from './Updates.module.css'
import { useDraftedUpdate, useWriteUpdate } from './updatesApi'

interface UpdateDialogProps {
  urlRef: string
  known: StakeholderUpdates
  /** The one to put right; left out for a new one. */
  corrects?: StakeholderUpdate
  onClose: () => void
}

const kinds = Object.keys(updateWords.kinds) as UpdateKind[]

/** Lets whoever speaks for the incident read a draft over, say whom it is for, and send it. */
export function UpdateDialog({ urlRef, known, corrects, onClose }: UpdateDialogProps) {
  const [kind, setKind] = useState<UpdateKind | undefined>(corrects?.kind)
  const [subject, setSubject] = useState(corrects?.subject)
  const [text, setText] = useState(corrects?.text)
  const offered = known.audiences.map(({ id }) => id)
  const [audienceIds, setAudienceIds] = useState(
    corrects ? corrects.audienceIds.filter(id => offered.includes(id)) : offered,
  )
  const [confirmed, setConfirmed] = useState(false)
  const draft = useDraftedUpdate(urlRef, kind)
  const write = useWriteUpdate(urlRef, onClose)
  const errors = write.problem ? fieldErrors(write.problem) : {}
  const said: Pick<NewUpdate, 'kind' | 'subject' | 'text'> = {
    kind: kind ?? draft.data?.kind ?? 'INVESTIGATING',
    subject: subject ?? draft.data?.subject ?? '',
    text: text ?? draft.data?.text ?? '',
  }
  const approval = known.audiences.some(audience => audience.approval && audienceIds.includes(audience.id))
  const chooseKind = (next: UpdateKind) => {
    setKind(next)
    if (!corrects) {
      setSubject(undefined)
      setText(undefined)
    }
  }
  return (
    <ReasonDialog
      title={corrects ? updateWords.correctTitle(corrects.number) : updateWords.writeTitle}
      lead={draft.isPending && !corrects ? updateWords.drafting : updateWords.writeLead}
      reason=""
      onReason={() => {}}
      verb={approval ? updateWords.askApproval : updateWords.send}
      ready={
        said.subject.trim() !== '' &&
        said.text.trim() !== '' &&
        audienceIds.length > 0 &&
        (!known.isPrivate || confirmed)
      }
      busy={write.isPending}
      problem={write.problem ?? (draft.error && !corrects ? problemOf(draft.error) : undefined)}
      onSubmit={() =>
        write.submit({
          ...said,
          audienceIds,
          ...(corrects ? { corrects: corrects.id } : {}),
          ...(confirmed ? { confirmPrivate: true } : {}),
        })
      }
      onClose={onClose}
    >
      <NativeSelect
        label={updateWords.kind}
        data={kinds.map(value => ({ value, label: updateWords.kinds[value] }))}
        value={said.kind}
        onChange={event => chooseKind(event.currentTarget.value as UpdateKind)}
      />
      <TextInput
        label={updateWords.subject}
        withAsterisk
        maxLength={200}
        value={said.subject}
        error={errors.subject}
        onChange={event => setSubject(event.currentTarget.value)}
      />
      <Textarea
        label={updateWords.text}
        description={updateWords.textHint}
        withAsterisk
        autosize
        minRows={6}
        maxRows={14}
        maxLength={8000}
        value={said.text}
        error={errors.text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Checkbox.Group label={updateWords.audiences} value={audienceIds} onChange={setAudienceIds}>
        <div className={styles.choices}>
          {known.audiences.map(({ id, name, external, approval: asks }) => (
            <Checkbox
              key={id}
              value={id}
              label={[name, external && updateWords.outside, asks && updateWords.asksApproval]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </div>
      </Checkbox.Group>
      {known.isPrivate && (
        <Checkbox
          label={updateWords.confirmPrivate}
          checked={confirmed}
          onChange={event => setConfirmed(event.currentTarget.checked)}
        />
      )}
    </ReasonDialog>
  )
}
