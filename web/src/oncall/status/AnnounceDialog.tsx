import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { StatusPage } from '../../api/types'
import { t } from '../../messages/en'
import { statusWords } from '../../messages/status'
import { ReasonDialog } from '../../ui/ReasonDialog'
import styles from '../SchedulePage.module.css'
import { useAnnounce } from './api'

/** Tells the public of work beforehand. */
export function AnnounceDialog({ page, onClose }: { page: StatusPage; onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [services, setServices] = useState<string[]>([])
  const write = useAnnounce(onClose)
  const errors = write.problem ? fieldErrors(write.problem) : {}
  return (
    <ReasonDialog
      title={statusWords.announceTitle}
      reason=""
      onReason={() => {}}
      verb={statusWords.announceVerb}
      ready={title.trim() !== '' && from !== '' && until !== ''}
      busy={write.isPending}
      problem={write.problem}
      onSubmit={() => write.submit({ title: title.trim(), text, services, from: utc(from), until: utc(until) })}
      onClose={onClose}
    >
      <TextInput
        label={statusWords.workTitle}
        withAsterisk
        maxLength={200}
        value={title}
        error={errors.title}
        onChange={event => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={`${statusWords.text} (${t.common.optional})`}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={statusWords.from}
        withAsterisk
        value={from}
        error={errors.from}
        onChange={event => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={statusWords.until}
        withAsterisk
        value={until}
        error={errors.until}
        onChange={event => setUntil(event.currentTarget.value)}
      />
      {page.components.length > 0 && (
        <Checkbox.Group label={statusWords.affected} value={services} onChange={setServices}>
          <div className={styles.days}>
            {page.components.map(({ service, name }) => (
              <Checkbox key={service} value={service} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </ReasonDialog>
  )
}

/** What was chosen is meant in UTC, as the label says. */
function utc(local: string): string {
  return new Date(`${local}Z`).toISOString()
}
