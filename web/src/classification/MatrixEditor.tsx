import { Button, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MatrixContent } from '../api/types'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { usePublish } from './api'
import styles from './MatrixPage.module.css'
import { ImpactSelect, MatrixTables } from './MatrixTables'
import { withChange } from './words'

interface MatrixEditorProps {
  draft: MatrixContent
  version: number
  onChange: (draft: MatrixContent) => void
  onClose: () => void
}

/** Another version, until it is published or given up. */
export function MatrixEditor({ draft, version, onChange, onClose }: MatrixEditorProps) {
  const [basedOn] = useState(version)
  const [reason, setReason] = useState('')
  const publish = usePublish(basedOn, onClose)
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() && !publish.isPending) publish.submit({ ...draft, reason: reason.trim() })
      }}
    >
      <p className={styles.lead}>{t.matrix.editing}</p>
      <MatrixTables content={draft} onChange={onChange} />
      <NumberInput
        label={t.matrix.hops}
        min={0}
        max={10}
        allowDecimal={false}
        value={draft.dependentHops}
        onChange={value => onChange({ ...draft, dependentHops: Number(value) })}
        className={styles.narrow}
      />
      <Breadths draft={draft} onChange={onChange} />
      <Textarea
        label={t.matrix.why}
        withAsterisk
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <WriteProblem problem={publish.problem} />
      {publish.conflict && (
        <p role="alert" className={styles.stale}>
          {t.matrix.stale}
        </p>
      )}
      <div className={styles.end}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="filled" disabled={!reason.trim()} loading={publish.isPending}>
          {t.matrix.publish}
        </Button>
      </div>
    </form>
  )
}

function Breadths({ draft, onChange }: Pick<MatrixEditorProps, 'draft' | 'onChange'>) {
  const { breadths } = draft
  const next = Math.min(50, (breadths.at(-1)?.services ?? 4) + 1)
  return (
    <section>
      <h3>{t.matrix.breadths}</h3>
      {breadths.length === 0 && <p>{t.matrix.noBreadths}</p>}
      {breadths.map(({ services, impact }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else that stays the same while they are edited.
        <div key={place} className={styles.breadth}>
          <NumberInput
            aria-label={t.matrix.breadthFrom(place + 1)}
            min={2}
            max={50}
            allowDecimal={false}
            value={services}
            onChange={value => onChange(withChange(draft, 'breadths', place, { services: Number(value) }))}
          />
          <ImpactSelect
            label={t.matrix.breadthIs(place + 1)}
            value={impact}
            onChange={value => onChange(withChange(draft, 'breadths', place, { impact: value }))}
          />
          <Button
            aria-label={t.matrix.breadthRemove(place + 1)}
            onClick={() => onChange({ ...draft, breadths: breadths.filter((_, at) => at !== place) })}
          >
            {t.matrix.remove}
          </Button>
        </div>
      ))}
      {breadths.length < 5 && (
        <Button
          onClick={() =>
            onChange({
              ...draft,
              breadths: [...breadths, { services: next, impact: breadths.at(-1)?.impact ?? 'SIGNIFICANT' }],
            })
          }
        >
          {t.matrix.breadthAdd}
        </Button>
      )}
    </section>
  )
}
