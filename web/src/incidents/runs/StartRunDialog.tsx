import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../messages/en'
import { WriteProblem } from '../../ui/WriteProblem'
import { useChosenRunbook, useRunbookChoice, useStartRun } from './api'
import styles from './Runs.module.css'

/** Which runbook, and what it has to be told. */
export function StartRunDialog({ urlRef, onClose }: { urlRef: string; onClose: () => void }) {
  const runbooks = useRunbookChoice()
  const offered = (runbooks.data ?? []).filter(({ version }) => version !== undefined)
  const [chosen, setChosen] = useState<string>()
  const [values, setValues] = useState<Record<string, string>>({})
  const runbook = useChosenRunbook(chosen)
  const start = useStartRun(urlRef, onClose)
  const parameters = (chosen && runbook.data?.holding?.read.parameters) || []
  const missing = parameters.some(({ name, preset }) => preset === undefined && !values[name]?.trim())
  const ready = chosen !== undefined && runbook.data !== undefined && !missing
  return (
    <Modal opened onClose={onClose} title={t.runbooks.followTitle} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (!ready || start.isPending) return
          const told = parameters
            .map(({ name }) => ({ name, value: values[name]?.trim() ?? '' }))
            .filter(({ value }) => value !== '')
          start.submit({ runbookId: chosen, parameters: told })
        }}
      >
        {runbooks.data && offered.length === 0 ? (
          <p>{t.runbooks.noneToFollow}</p>
        ) : (
          <NativeSelect
            label={t.runbooks.which}
            data={[
              { value: '', label: t.runbooks.choose },
              ...offered.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            value={chosen ?? ''}
            onChange={event => setChosen(event.currentTarget.value || undefined)}
          />
        )}
        {parameters.map(({ name, text, preset }) => (
          <TextInput
            key={name}
            label={name}
            description={text}
            placeholder={preset}
            withAsterisk={preset === undefined}
            maxLength={500}
            value={values[name] ?? ''}
            onChange={event => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
        <WriteProblem problem={start.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!ready} loading={start.isPending}>
            {t.runbooks.begin}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
