import { Button, FileButton, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { ProblemError, problemOf } from '../api/problem'
import { useMe } from '../api/session'
import type { OnCallImport, OnCallImported } from '../api/types'
import { canManageOnCall } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { PlainPanel } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { WriteProblem } from '../ui/WriteProblem'
import { ImportItems } from './ImportItems'
import { ImportPeople } from './ImportPeople'
import { exportIn, namesIn, useApplyImport, usePlanImport } from './imports'
import styles from './SchedulePage.module.css'

const sources = ['PAGERDUTY', 'OPSGENIE'] as const
const forbidden = new ProblemError({ type: 'urn:muster:problem:forbidden', status: 403, title: '', detail: '' })

/** Takes over what another tool exported: first what comes over and what does not, then taking it over. */
export function ImportPage() {
  const me = useMe()
  if (!canManageOnCall(me)) return <ProblemPanel error={forbidden} />
  return (
    <div className={rows.page}>
      <PageTitle>{t.imports.title}</PageTitle>
      <Importing />
    </div>
  )
}

function Importing() {
  const [source, setSource] = useState<OnCallImport['source']>('PAGERDUTY')
  const [file, setFile] = useState<{ name: string; content: Record<string, unknown> }>()
  const [wrong, setWrong] = useState<string>()
  const [people, setPeople] = useState<Record<string, string>>({})
  const [services, setServices] = useState<Record<string, string>>({})
  const [seen, setSeen] = useState<OnCallImported>()
  /** Whether something was chosen since, so that what is shown is not what would be taken over. */
  const [stale, setStale] = useState(false)
  const plan = usePlanImport()
  const apply = useApplyImport()
  const failed = apply.error ?? plan.error
  const again = () => {
    setSeen(undefined)
    apply.reset()
  }
  const take = async (chosen: File | null) => {
    again()
    if (!chosen) return
    const content = exportIn(await chosen.text())
    setFile(content && { name: chosen.name, content })
    setWrong(content ? undefined : t.imports.notJson(chosen.name))
  }
  const show = (found: OnCallImported) => {
    setSeen(found)
    setStale(false)
  }
  const choose =
    <T,>(set: (chosen: T) => void) =>
    (chosen: T) => {
      set(chosen)
      setStale(true)
    }
  const body = (content: Record<string, unknown>): OnCallImport => ({
    source,
    export: content,
    people: filled(people, person => (person === '' ? undefined : person)),
    policyServices: filled(services, text => (namesIn(text).length > 0 ? namesIn(text) : undefined)),
  })
  return (
    <>
      <PlainPanel title={t.imports.what}>
        <div className={styles.form}>
          <p className={styles.hint}>{t.imports.hint}</p>
          <NativeSelect
            label={t.imports.source}
            value={source}
            data={sources.map(value => ({ value, label: t.imports.sources[value] }))}
            onChange={event => {
              again()
              setSource(sources.find(each => each === event.currentTarget.value) ?? 'PAGERDUTY')
            }}
          />
          <div className={styles.verbs}>
            <FileButton
              accept="application/json,.json"
              onChange={chosen => void take(chosen)}
              inputProps={{ 'aria-label': t.imports.file }}
            >
              {props => <Button {...props}>{file ? file.name : t.imports.file}</Button>}
            </FileButton>
            <Button
              variant="filled"
              disabled={!file}
              loading={plan.isPending}
              onClick={() => {
                apply.reset()
                if (file) plan.mutate(body(file.content), { onSuccess: show })
              }}
            >
              {t.imports.see}
            </Button>
          </div>
          {wrong && <p role="alert">{wrong}</p>}
          <WriteProblem problem={failed ? problemOf(failed) : undefined} />
        </div>
      </PlainPanel>
      {seen && file && (
        <>
          <ImportPeople users={seen.users} chosen={people} onChange={choose(setPeople)} />
          <ImportItems
            items={seen.items}
            services={services}
            applied={apply.isSuccess}
            onServices={choose(setServices)}
          />
          {stale && <p role="status">{t.imports.lookAgain}</p>}
          <div className={styles.verbs}>
            <Button
              variant="filled"
              loading={apply.isPending}
              disabled={stale || apply.isSuccess || !seen.items.some(isWritten)}
              onClick={() => apply.mutate(body(file.content), { onSuccess: show })}
            >
              {t.imports.apply}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

const isWritten = ({ effect }: OnCallImported['items'][number]) => effect === 'NEW' || effect === 'CHANGED'

/** Only what was said. */
function filled<T>(said: Record<string, string>, read: (text: string) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([id, text]) => {
      const value = read(text)
      return value === undefined ? [] : [[id, value]]
    }),
  )
}
