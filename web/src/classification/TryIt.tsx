import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ClassificationAnswer, ClassificationQuestion, MatrixContent } from '../api/types'
import { t } from '../messages/en'
import { PlainPanel } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { SeverityBadge } from '../ui/SeverityBadge'
import { useTry } from './api'
import styles from './MatrixPage.module.css'

type Alert = NonNullable<ClassificationQuestion['alert']>

const alerts = ['CRITICAL', 'ERROR', 'WARNING', 'INFO', 'UNKNOWN'] as const satisfies readonly Alert[]

/** Asks the matrix, or the draft of one, what an alert would be. Nothing is written. */
export function TryIt({ draft }: { draft: MatrixContent | undefined }) {
  const [services, setServices] = useState('')
  const [alert, setAlert] = useState<Alert>('CRITICAL')
  const tried = useTry()
  const named = services.split(',').flatMap(name => name.trim() || [])
  return (
    <PlainPanel title={t.matrix.preview}>
      <form
        className={styles.try}
        onSubmit={event => {
          event.preventDefault()
          tried.mutate({ services: named, alert, ...(draft ? { matrix: { ...draft, reason: '-' } } : {}) })
        }}
      >
        <TextInput
          label={t.matrix.previewServices}
          description={t.matrix.previewServicesHint}
          value={services}
          onChange={event => setServices(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.matrix.previewAlert}
          data={alerts.map(value => ({ value, label: t.matrix.alert[value] }))}
          value={alert}
          onChange={event => setAlert(event.currentTarget.value as Alert)}
        />
        <Button type="submit" loading={tried.isPending}>
          {t.matrix.ask}
        </Button>
      </form>
      <div aria-live="polite">
        {tried.isError && <ProblemPanel error={tried.error} />}
        {tried.data && <Says answer={tried.data} />}
      </div>
    </PlainPanel>
  )
}

function Says({ answer }: { answer: ClassificationAnswer }) {
  if (!answer.severity) return <p className={styles.lead}>{t.matrix.saysNothing}</p>
  return (
    <div className={styles.says}>
      <p>
        <SeverityBadge severity={answer.severity} /> {t.matrix.says(answer.severity, answer.rule)}
      </p>
      <ul>
        {answer.because.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
