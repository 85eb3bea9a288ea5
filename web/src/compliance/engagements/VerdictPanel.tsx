import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { ItemEvidence, NewVerdict } from '../../api/types'
import { engagementWords } from '../../messages/engagements'
import { PlainPanel } from '../../ui/Panel'
import { WriteProblem } from '../../ui/WriteProblem'
import { useMark } from './api'
import styles from './VerdictPanel.module.css'

type Verdict = NewVerdict['verdict']

const verdicts = ['ACCEPTED', 'EXCEPTION'] as const satisfies readonly Verdict[]

interface VerdictPanelProps {
  id: string
  sample: number
  item: ItemEvidence['item']
}

/** Asks the auditor whether the control held for this one; an exception needs words. */
export function VerdictPanel({ id, sample, item }: VerdictPanelProps) {
  const navigate = useNavigate()
  const [verdict, setVerdict] = useState<Verdict | undefined>(item.verdict)
  const [words, setWords] = useState(item.words ?? '')
  const mark = useMark(id, sample, item.id, () => {
    void navigate({ to: '/compliance/engagements/$id/samples/$sample', params: { id, sample: String(sample) } })
  })
  const errors = mark.problem ? fieldErrors(mark.problem) : {}
  const complete = verdict !== undefined && (verdict === 'ACCEPTED' || words.trim() !== '')
  return (
    <PlainPanel title={engagementWords.verdictTitle}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (complete && !mark.isPending) {
            mark.submit({ verdict, ...(words.trim() ? { words: words.trim() } : {}) })
          }
        }}
      >
        <NativeSelect
          label={engagementWords.verdictQuestion}
          withAsterisk
          maw={320}
          data={[
            { value: '', label: engagementWords.noVerdict },
            ...verdicts.map(value => ({ value, label: engagementWords.verdict[value] })),
          ]}
          value={verdict ?? ''}
          error={errors.verdict}
          onChange={event => setVerdict(verdicts.find(each => each === event.currentTarget.value))}
        />
        <Textarea
          label={engagementWords.words}
          withAsterisk={verdict === 'EXCEPTION'}
          autosize
          minRows={2}
          maxLength={2000}
          value={words}
          error={errors.words}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <WriteProblem problem={mark.problem} />
        <div>
          <Button type="submit" variant="filled" disabled={!complete} loading={mark.isPending}>
            {engagementWords.mark}
          </Button>
        </div>
      </form>
    </PlainPanel>
  )
}
