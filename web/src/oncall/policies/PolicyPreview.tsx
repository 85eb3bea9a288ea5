import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { serverClock } from '../../api/serverClock'
import type { NewPolicy } from '../../api/types'
import { type Severity, severities } from '../../domain/severity'
import { policyWords } from '../../messages/policies'
import { PlainPanel } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { UpcomingLevels } from '../../ui/UpcomingLevels'
import { fromField, toField } from '../axis'
import styles from '../SchedulePage.module.css'
import { usePolicyPreview } from './api'

const typingPause = 500

/** Whom these levels would call for an incident that is made up. */
export function PolicyPreview({ id, levels }: { id: string; levels: NewPolicy['levels'] | undefined }) {
  const [severity, setSeverity] = useState<Severity>('SEV1')
  const [opens, setOpens] = useState(() => toField(serverClock.now()))
  const at = fromField(opens)
  const [asked] = useDebouncedValue(levels && at ? { levels, severity, at } : undefined, typingPause)
  const preview = usePolicyPreview(id, asked)
  return (
    <PlainPanel title={policyWords.whom}>
      <div className={styles.form}>
        <p className={styles.hint}>{policyWords.whomLead}</p>
        <div className={styles.pair}>
          <NativeSelect
            label={policyWords.severity}
            value={severity}
            data={[...severities]}
            onChange={event => setSeverity(event.currentTarget.value as Severity)}
          />
          <TextInput
            type="datetime-local"
            label={policyWords.at}
            value={opens}
            onChange={event => setOpens(event.currentTarget.value)}
          />
        </div>
      </div>
      {preview.isError && levels ? (
        <ProblemPanel error={preview.error} />
      ) : preview.data && levels ? (
        <UpcomingLevels items={preview.data} />
      ) : (
        <p className={styles.changes}>{policyWords.notYet}</p>
      )}
    </PlainPanel>
  )
}
