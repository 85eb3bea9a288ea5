import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReviewFactor } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { EmptyState } from '../ui/EmptyState'
import { PlainPanel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { WriteProblem } from '../ui/WriteProblem'
import { usePart, usePartRemoval } from './api'
import { PartConflict } from './PartConflict'
import styles from './Review.module.css'

interface FactorsPanelProps {
  factors: ReviewFactor[]
  urlRef: string
  writes: boolean
}

/** What contributed, by the published vocabulary and in words. */
export function FactorsPanel({ factors, urlRef, writes }: FactorsPanelProps) {
  const [editing, setEditing] = useState<string>()
  const remove = usePartRemoval(urlRef)
  return (
    <PlainPanel title={t.reviews.factors}>
      {factors.length === 0 && editing === undefined && <EmptyState>{t.reviews.noFactors}</EmptyState>}
      <WriteProblem problem={remove.problem} />
      <ul className={rows.list}>
        {factors.map(factor => (
          <li key={factor.id} className={rows.row}>
            {editing === factor.id ? (
              <FactorForm factor={factor} urlRef={urlRef} onClose={() => setEditing(undefined)} />
            ) : (
              <>
                <div className={rows.what}>
                  <span className={rows.name}>{t.reviews.factorKind[factor.kind]}</span> {factor.text}
                  <p>
                    <ActorName actor={factor.by} />
                  </p>
                </div>
                {writes && (
                  <div className={rows.actions}>
                    <Button size="xs" aria-label={t.reviews.editOne(factor.text)} onClick={() => setEditing(factor.id)}>
                      {t.reviews.edit}
                    </Button>
                    <Button
                      size="xs"
                      aria-label={t.reviews.removeOne(factor.text)}
                      loading={remove.pending?.id === factor.id}
                      onClick={() => remove.submit({ what: 'factors', id: factor.id })}
                    >
                      {t.reviews.remove}
                    </Button>
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {writes && editing === undefined && (
        <div className={styles.actions}>
          <Button size="xs" onClick={() => setEditing('')}>
            {t.reviews.addFactor}
          </Button>
        </div>
      )}
      {editing === '' && <FactorForm urlRef={urlRef} onClose={() => setEditing(undefined)} />}
    </PlainPanel>
  )
}

interface FactorFormProps {
  factor?: ReviewFactor
  urlRef: string
  onClose: () => void
}

function FactorForm({ factor, urlRef, onClose }: FactorFormProps) {
  const [id] = useState(() => factor?.id ?? crypto.randomUUID())
  const [kind, setKind] = useState<ReviewFactor['kind']>(factor?.kind ?? 'CHANGE')
  const [text, setText] = useState(factor?.text ?? '')
  const part = usePart(urlRef, onClose)
  const save = (version: number | undefined, said: string) =>
    part.submit({ what: 'factors', id, kind, text: said, ...(version ? { version } : {}) })
  const problem = part.problem
  if (problem?.type.endsWith(':text-changed')) {
    return (
      <PartConflict
        problem={problem}
        busy={part.isPending}
        onSave={said => save(problem.currentVersion, said)}
        onClose={onClose}
      />
    )
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        save(factor?.version, text)
      }}
    >
      <NativeSelect
        label={t.reviews.kind}
        description={t.reviews.factorMeaning[kind]}
        value={kind}
        onChange={event => setKind(event.currentTarget.value as ReviewFactor['kind'])}
        data={Object.entries(t.reviews.factorKind).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label={t.reviews.whatContributed}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        data-autofocus
      />
      <WriteProblem problem={problem} />
      <div className={styles.verbs}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="filled" loading={part.isPending} disabled={text.trim() === ''}>
          {t.reviews.save}
        </Button>
      </div>
    </form>
  )
}
