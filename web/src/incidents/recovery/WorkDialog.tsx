import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { serverClock } from '../../api/serverClock'
import { useMe } from '../../api/session'
import type { Incident, RecoveryWork, WorkKind } from '../../api/types'
import { recoveryWords } from '../../messages/recovery'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { instantOf, LocalTimeInput, localOf } from '../work/LocalTimeInput'
import { useKnownPeople } from '../work/useKnownPeople'
import { useSayWork } from './api'
import { WorkFields } from './WorkFields'
import { differs, valuesOf, whatOf, workKinds } from './workForm'

interface WorkDialogProps {
  incident: Incident
  urlRef: string
  /** What is said better; missing: it is said for the first time. */
  record?: RecoveryWork
  /** Everything on record, for the backups among it. */
  records: RecoveryWork[]
  onClose: () => void
}

/** What was done, by whom and when; said already, also what was wrong with that. */
export function WorkDialog({ incident, urlRef, record, records, onClose }: WorkDialogProps) {
  const me = useMe()
  const known = useKnownPeople(incident, urlRef)
  const [kind, setKind] = useState<WorkKind | ''>(record?.kind ?? '')
  const [values, setValues] = useState(() => (record ? valuesOf(record) : { verifiedBy: me.id }))
  const [doneById, setDoneById] = useState(record?.now.doneBy.id ?? me.id)
  const [doneAt, setDoneAt] = useState(() => localOf(record?.now.doneAt ?? new Date(serverClock.now()).toISOString()))
  const [reason, setReason] = useState('')
  const say = useSayWork(urlRef, record?.id, onClose)
  const people = withNamed(known, record)
  const backups = records.filter(
    each => each.kind === 'BACKUP_CHECK' && (each.standing === 'HOLDS' || each.id === values.backupRecordId),
  )
  const what = kind === '' ? undefined : whatOf(kind, values, people)
  const at = instantOf(doneAt)
  const doneBy = people.find(({ id }) => id === doneById)
  const submit = () => {
    if (what && at && doneBy) {
      say.submit({ what, doneAt: at, doneBy, ...(record ? { reason: reason.trim() } : {}) })
    }
  }
  return (
    <ReasonDialog
      title={record ? recoveryWords.correctTitle : recoveryWords.recordTitle}
      lead={recoveryWords.recordLead}
      {...(record ? { question: recoveryWords.correctWhy, required: true } : {})}
      reason={reason}
      onReason={setReason}
      verb={record ? recoveryWords.correctVerb : recoveryWords.recordVerb}
      ready={what !== undefined && at !== undefined && doneBy !== undefined}
      busy={say.isPending}
      problem={say.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {!record && (
        <NativeSelect
          label={recoveryWords.kind}
          withAsterisk
          data={[
            { value: '', label: recoveryWords.choose },
            ...workKinds.map(each => ({ value: each as string, label: recoveryWords.kinds[each] })),
          ]}
          value={kind}
          onChange={event => setKind(event.currentTarget.value as WorkKind | '')}
        />
      )}
      {kind !== '' && (
        <>
          <WorkFields
            kind={kind}
            values={values}
            onChange={(name, value) => setValues(before => ({ ...before, [name]: value }))}
            people={people}
            backups={backups}
          />
          {kind === 'BACKUP_CHECK' && differs(values) && <p role="status">{recoveryWords.mismatch}</p>}
          <NativeSelect
            label={recoveryWords.doneBy}
            withAsterisk
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={doneById}
            onChange={event => setDoneById(event.currentTarget.value)}
          />
          <LocalTimeInput label={recoveryWords.doneAt} required value={doneAt} onChange={setDoneAt} />
        </>
      )}
    </ReasonDialog>
  )
}

/** Whoever the record names may be nobody else the page knows of. */
function withNamed(people: { id: string; name: string }[], record: RecoveryWork | undefined) {
  const named = [record?.now.doneBy, record?.now.what.assetRestore?.verifiedBy]
  const missing = named.flatMap(person =>
    person?.id && person.name && !people.some(({ id }) => id === person.id)
      ? [{ id: person.id, name: person.name }]
      : [],
  )
  return [...people, ...missing.filter(({ id }, place) => missing.findIndex(each => each.id === id) === place)]
}
