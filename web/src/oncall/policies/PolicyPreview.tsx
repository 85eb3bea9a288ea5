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
export function PolicyPreview({ id, body }: { id: string; body: NewPolicy | undefined }) {
  const levels = body?.levels
  const repeat = body?.repeat
  const [severity, setSeverity] = useState<Severity>('SEV1')
  const [opens, setOpens] = useState(() => toField(serverClock.now()))
  const at = fromField(opens)
  const [asked] = useDebouncedValue(levels && at ? { levels, repeat, severity, at } : undefined, typingPause)
  const preview = usePolicyPreview(id, asked)
  const asksAfter = body?.ackTimeout?.after?.find(each => each.severity === severity)?.seconds
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
        <>
          <UpcomingLevels items={preview.data} />
          <p className={styles.changes}>
            {asksAfter === undefined
              ? policyWords.lapse.never
              : policyWords.lapse.would(asksAfter / 60, (body?.ackTimeout?.answerWithinSeconds ?? 0) / 60)}
          </p>
        </>
      ) : (
        <p className={styles.changes}>{policyWords.notYet}</p>
      )}
    </PlainPanel>
  )
}
