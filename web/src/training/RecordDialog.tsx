import { Button, Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../api/session'
import { canPublishPlans } from '../domain/permissions'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { usePeopleToTrain, useRecordTraining } from './api'
import styles from './Training.module.css'

/** What somebody was trained in, when, for how long that holds, and what shows it. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const [course, setCourse] = useState('')
  const [person, setPerson] = useState(me.id)
  const [doneOn, setDoneOn] = useState('')
  const [months, setMonths] = useState<number | ''>(12)
  const [evidence, setEvidence] = useState('')
  const reachable = usePeopleToTrain()
  const others = canPublishPlans(me) ? (reachable.data ?? []).filter(({ id }) => id !== me.id) : []
  const record = useRecordTraining(onClose)
  const complete = course.trim() !== '' && doneOn !== ''
  const submit = () => {
    const other = others.find(({ id }) => id === person)
    record.submit({
      course: course.trim(),
      doneOn,
      ...(other ? { personId: other.id, personName: other.name } : {}),
      ...(months === '' ? {} : { validMonths: months }),
      ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
    })
  }
  return (
    <Modal opened onClose={onClose} title={t.training.recordTitle} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (complete && !record.isPending) submit()
        }}
      >
        {others.length > 0 && (
          <NativeSelect
            label={t.training.who}
            value={person}
            onChange={event => setPerson(event.currentTarget.value)}
            data={[{ value: me.id, label: me.name }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <TextInput
          label={t.training.course}
          withAsterisk
          value={course}
          onChange={event => setCourse(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          type="date"
          label={t.training.doneOnLabel}
          withAsterisk
          value={doneOn}
          onChange={event => setDoneOn(event.currentTarget.value)}
        />
        <NumberInput
          label={t.training.months}
          description={t.training.monthsHelp}
          min={1}
          max={120}
          allowDecimal={false}
          hideControls
          value={months}
          onChange={value => setMonths(typeof value === 'number' ? value : '')}
        />
        <Textarea
          label={t.training.evidence}
          description={t.training.evidenceHelp}
          autosize
          value={evidence}
          onChange={event => setEvidence(event.currentTarget.value)}
        />
        <WriteProblem problem={record.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" loading={record.isPending} disabled={!complete}>
            {t.training.recordVerb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
