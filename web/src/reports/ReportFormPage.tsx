import { Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect, useState } from 'react'
import { fieldErrors, problemOf } from '../api/problem'
import type { ReportReceipt } from '../api/types'
import { t } from '../messages/en'
import { useDocumentTitle, useHeadingFocus } from '../ui/PageTitle'
import { WriteProblem } from '../ui/WriteProblem'
import { useReport, useReportStatus } from './api'
import styles from './ReportFormPage.module.css'

/** Anybody may say here that something is odd, and come back for what became of it. Nobody has to sign in. */
export function ReportFormPage() {
  const [receipt, setReceipt] = useState<ReportReceipt>()
  const secret = useFragment()
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        {receipt ? (
          <Received receipt={receipt} />
        ) : secret !== '' ? (
          <Status secret={secret} />
        ) : (
          <Form onDone={setReceipt} />
        )}
      </div>
    </main>
  )
}

/** What stands behind the # of the address. It is never sent to a server. */
function useFragment(): string {
  const [fragment, setFragment] = useState(location.hash.slice(1))
  useEffect(() => {
    const read = () => setFragment(location.hash.slice(1))
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return fragment
}

function Heading({ children }: { children: string }) {
  useDocumentTitle(children)
  const heading = useHeadingFocus()
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

function Form({ onDone }: { onDone: (receipt: ReportReceipt) => void }) {
  const report = useReport()
  const problem = report.error ? problemOf(report.error) : undefined
  const form = useForm({
    initialValues: { text: '', where: '', since: '', contact: '', website: '' },
    validate: { text: value => (value.trim().length < 10 ? t.reportForm.tooShort : null) },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is stable; only a new answer sets errors
  useEffect(() => {
    if (report.error) form.setErrors(fieldErrors(problemOf(report.error)))
  }, [report.error])

  const submit = form.onSubmit(({ text, where, since, contact, website }) => {
    if (report.isPending) return
    const body = {
      text,
      ...(where.trim() ? { where } : {}),
      ...(since ? { since: new Date(since).toISOString() } : {}),
      ...(contact.trim() ? { contact } : {}),
      ...(website ? { website } : {}),
    }
    report.mutate(body, { onSuccess: onDone })
  })

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Heading>{t.reportForm.title}</Heading>
      <p>{t.reportForm.lead}</p>
      <Textarea
        label={t.reportForm.text}
        description={t.reportForm.textHint}
        withAsterisk
        autosize
        minRows={4}
        maxRows={14}
        maxLength={4000}
        {...form.getInputProps('text')}
      />
      <TextInput
        label={`${t.reportForm.where} (${t.common.optional})`}
        maxLength={200}
        {...form.getInputProps('where')}
      />
      <TextInput
        type="datetime-local"
        label={`${t.reportForm.since} (${t.common.optional})`}
        {...form.getInputProps('since')}
      />
      <TextInput
        label={`${t.reportForm.contact} (${t.common.optional})`}
        description={t.reportForm.contactHint}
        maxLength={500}
        {...form.getInputProps('contact')}
      />
      <div className="visually-hidden" aria-hidden="true">
        <label>
          {t.reportForm.website}
          <input tabIndex={-1} autoComplete="off" {...form.getInputProps('website')} />
        </label>
      </div>
      <WriteProblem problem={problem} />
      <Button type="submit" variant="filled" size="md" loading={report.isPending}>
        {t.reportForm.send}
      </Button>
      <p className={styles.hint}>{t.reportForm.urgent}</p>
    </form>
  )
}

function Received({ receipt }: { receipt: ReportReceipt }) {
  const link = `${location.origin}/report#${receipt.secret}`
  return (
    <div className={styles.form}>
      <Heading>{t.reportForm.received}</Heading>
      <p>{t.reportForm.reference(receipt.reference)}</p>
      <p>{t.reportForm.linkLead}</p>
      <p className={styles.link}>
        <a href={link}>{link}</a>
      </p>
      <Button onClick={() => void navigator.clipboard.writeText(link)}>{t.reportForm.copy}</Button>
    </div>
  )
}

function Status({ secret }: { secret: string }) {
  const status = useReportStatus(secret)
  const problem = status.error ? problemOf(status.error) : undefined
  return (
    <div className={styles.form}>
      <Heading>{t.reportForm.statusTitle}</Heading>
      {status.data && (
        <>
          <p>{t.reportForm.reference(status.data.reference)}</p>
          <p className={styles.state}>{t.reportForm.states[status.data.state]}</p>
        </>
      )}
      {problem &&
        (problem.status === 404 ? <p role="alert">{t.reportForm.unknown}</p> : <WriteProblem problem={problem} />)}
      <p>
        <a href="/report">{t.reportForm.another}</a>
      </p>
    </div>
  )
}
