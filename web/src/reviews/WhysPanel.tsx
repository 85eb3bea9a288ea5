import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReviewWhy } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PlainPanel } from '../ui/Panel'
import { WriteProblem } from '../ui/WriteProblem'
import { usePart, usePartRemoval } from './api'
import { PartConflict } from './PartConflict'
import styles from './Review.module.css'

interface WhysPanelProps {
  whys: ReviewWhy[]
  urlRef: string
  writes: boolean
}

/** Which answer is open in a form: one that is there, or a new cause of one. */
type Editing = { why: ReviewWhy } | { under: string | undefined }

/** Why it happened, and why that: a chain of answers, or a tree where one has several causes. */
export function WhysPanel({ whys, urlRef, writes }: WhysPanelProps) {
  const [editing, setEditing] = useState<Editing>()
  const remove = usePartRemoval(urlRef)
  const ids = new Set(whys.map(why => why.id))
  const causesOf = (parent: string | undefined) =>
    whys.filter(why =>
      parent === undefined ? why.parent === undefined || !ids.has(why.parent) : why.parent === parent,
    )
  const form = (which: Editing) => <WhyForm {...which} urlRef={urlRef} onClose={() => setEditing(undefined)} />
  const branch = (parent: string | undefined) => {
    const causes = causesOf(parent)
    const adding = editing && 'under' in editing && editing.under === parent
    if (causes.length === 0 && !adding) return null
    return (
      <ol className={styles.whys}>
        {causes.map(why => (
          <li key={why.id}>
            {editing && 'why' in editing && editing.why.id === why.id ? (
              form({ why: editing.why })
            ) : (
              <div className={styles.why}>
                <span>{why.text}</span>
                {writes && (
                  <span className={styles.verbs}>
                    <Button
                      size="compact-xs"
                      aria-label={t.reviews.whyOne(why.text)}
                      onClick={() => setEditing({ under: why.id })}
                    >
                      {t.reviews.whyThat}
                    </Button>
                    <Button
                      size="compact-xs"
                      aria-label={t.reviews.editOne(why.text)}
                      onClick={() => setEditing({ why })}
                    >
                      {t.reviews.edit}
                    </Button>
                    <Button
                      size="compact-xs"
                      aria-label={t.reviews.removeOne(why.text)}
                      loading={remove.pending?.id === why.id}
                      onClick={() => remove.submit({ what: 'whys', id: why.id })}
                    >
                      {t.reviews.remove}
                    </Button>
                  </span>
                )}
              </div>
            )}
            {branch(why.id)}
          </li>
        ))}
        {adding && <li>{form({ under: parent })}</li>}
      </ol>
    )
  }
  return (
    <PlainPanel title={t.reviews.whys}>
      {whys.length === 0 && !editing && <EmptyState>{t.reviews.noWhys}</EmptyState>}
      <WriteProblem problem={remove.problem} />
      {branch(undefined)}
      {writes && !editing && (
        <div className={styles.actions}>
          <Button size="xs" onClick={() => setEditing({ under: undefined })}>
            {t.reviews.addWhy}
          </Button>
        </div>
      )}
    </PlainPanel>
  )
}

interface WhyFormProps {
  why?: ReviewWhy
  under?: string | undefined
  urlRef: string
  onClose: () => void
}

function WhyForm({ why, under, urlRef, onClose }: WhyFormProps) {
  const [id] = useState(() => why?.id ?? crypto.randomUUID())
  const [text, setText] = useState(why?.text ?? '')
  const part = usePart(urlRef, onClose)
  const save = (version: number | undefined, said: string) =>
    part.submit({
      what: 'whys',
      id,
      text: said,
      ...(version ? { version } : {}),
      ...(under === undefined ? {} : { parent: under }),
    })
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
        save(why?.version, text)
      }}
    >
      <TextInput
        label={t.reviews.because}
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
