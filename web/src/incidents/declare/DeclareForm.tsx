import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { fieldErrors } from '../../api/problem'
import type { Severity } from '../../domain/severity'
import { t } from '../../messages/en'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { SeverityChoice } from '../../ui/SeverityChoice'
import { useDraft } from '../../ui/useDraft'
import { WriteProblem } from '../../ui/WriteProblem'
import { useDeclare, useMatrixSays, useSimilarIncidents } from '../api'
import styles from './DeclareForm.module.css'

interface DeclareFormProps {
  initial: { title?: string | undefined; service?: string | undefined }
  onDone: (ref: string) => void
  onCancel?: () => void
}

interface Fields {
  title: string
  severity: Severity | undefined
  services: string
  description: string
  onlyNamed: boolean
}

const typingPause = 300

/** The least one must say to get help: what is wrong, how bad, which service. */
export function DeclareForm({ initial, onDone, onCancel }: DeclareFormProps) {
  const [draft, keepDraft] = useDraft('declare')
  const form = useForm<Fields>({
    initialValues: {
      ...fromDraft(draft),
      ...(initial.title ? { title: initial.title } : {}),
      ...(initial.service ? { services: initial.service } : {}),
    },
    validate: {
      title: value => (value.trim() === '' ? t.declare.missingTitle : null),
      severity: value => (value === undefined ? t.declare.missingSeverity : null),
    },
    onValuesChange: values => keepDraft(JSON.stringify(values)),
  })
  const declare = useDeclare(ref => {
    keepDraft('')
    onDone(ref)
  })
  const { problem } = declare
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is stable; only a new answer sets errors
  useEffect(() => {
    if (problem) form.setErrors(fieldErrors(problem))
  }, [problem])

  const submit = form.onSubmit(({ title, severity, services, description, onlyNamed }) => {
    if (!severity || declare.isPending) return
    const named = namesIn(services)
    const more = description.trim() ? { description: description.trim() } : {}
    const shut = onlyNamed ? { visibility: 'PRIVATE' as const } : {}
    declare.submit({ title: title.trim(), severity, services: named, ...more, ...shut })
  })

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={t.declare.what}
        placeholder={t.declare.whatPlaceholder}
        maxLength={200}
        withAsterisk
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Similar text={form.values.title} />
      <SeverityChoice
        label={t.declare.bad}
        value={form.values.severity}
        onChange={severity => form.setFieldValue('severity', severity)}
        error={form.errors.severity}
      />
      <TextInput label={t.declare.services} description={t.declare.servicesHint} {...form.getInputProps('services')} />
      <MatrixSays services={form.values.services} />
      <Textarea
        label={`${t.declare.description} (${t.common.optional})`}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps('description')}
      />
      <Checkbox
        label={t.access.declare}
        description={t.access.declareHint}
        {...form.getInputProps('onlyNamed', { type: 'checkbox' })}
      />
      <WriteProblem problem={problem} />
      {problem?.status === 0 && <p className={styles.hint}>{t.declare.notSent}</p>}
      <div className={styles.end}>
        <p className={styles.hint}>{t.declare.wakes}</p>
        {onCancel && <Button onClick={onCancel}>{t.common.cancel}</Button>}
        <Button type="submit" variant="filled" loading={declare.isPending}>
          {t.declare.submit}
        </Button>
      </div>
    </form>
  )
}

function namesIn(services: string): string[] {
  return services.split(',').flatMap(name => name.trim() || [])
}

/** What the rule would say; whoever declares it decides. */
function MatrixSays({ services }: { services: string }) {
  const [settled] = useDebouncedValue(services, typingPause)
  const says = useMatrixSays(namesIn(settled))
  if (!says.data || says.data.byUrgency.length === 0 || namesIn(services).length === 0) return null
  const { rule, byUrgency, because } = says.data
  return (
    <section className={styles.similar} aria-label={t.declare.matrix(rule)}>
      <p>
        {t.declare.matrix(rule)}:{' '}
        {t.list(byUrgency.map(({ urgency, severity }) => `${severity} (${t.declare.pressing[urgency]})`))}
      </p>
      <p className={styles.hint}>{because.join('; ')}</p>
    </section>
  )
}

function fromDraft(draft: string): Fields {
  const empty: Fields = { title: '', severity: undefined, services: '', description: '', onlyNamed: false }
  try {
    return { ...empty, ...(JSON.parse(draft || '{}') as Partial<Fields>) }
  } catch {
    return empty
  }
}

/** Joining an incident that is already open beats opening a second one. */
function Similar({ text }: { text: string }) {
  const [settled] = useDebouncedValue(text, typingPause)
  const similar = useSimilarIncidents(settled)
  if (text.trim().length < 3 || !similar.data || similar.data.length === 0) return null
  return (
    <section className={styles.similar} aria-label={t.declare.same}>
      <p>{t.declare.same}</p>
      <ul>
        {similar.data.map(incident => (
          <li key={incident.id}>
            <SeverityBadge severity={incident.severity} />
            <span className={styles.title}>
              {incident.number} {incident.title}
            </span>
            <Link to="/incidents/$ref" params={{ ref: incident.number }}>
              {t.declare.join}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
