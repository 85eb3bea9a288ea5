import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { useChanges } from './api'
import { ChangeRow } from './ChangeRow'
import styles from './ChangesPage.module.css'
import { type ChangesSearch, type Span, spans } from './changesSearch'

/** What was changed around the time something broke? */
export function ChangesPage() {
  const search = useSearch({ from: '/changes' })
  const changes = useChanges(search)
  const rows = changes.data?.pages.flatMap(page => page.items) ?? []
  const filtered = search.service !== undefined || search.span !== undefined
  return (
    <div className={styles.page}>
      <PageTitle>{t.changes.title}</PageTitle>
      <section className={styles.panel} aria-label={t.changes.list}>
        <Filter key={search.service ?? ''} search={search} />
        {changes.isPending ? (
          <SkeletonRows rows={8} />
        ) : changes.isError && rows.length === 0 ? (
          <ProblemPanel error={changes.error} onRetry={() => void changes.refetch()} place="changes" />
        ) : rows.length === 0 ? (
          <EmptyState>{filtered ? t.changes.noneFound : t.changes.none}</EmptyState>
        ) : (
          <PanelBoundary>
            <ul className={styles.list}>
              {rows.map(change => (
                <ChangeRow key={change.id} change={change} />
              ))}
            </ul>
            {changes.hasNextPage && (
              <div className={styles.more}>
                <Button onClick={() => void changes.fetchNextPage()} loading={changes.isFetchingNextPage}>
                  {t.common.more}
                </Button>
              </div>
            )}
          </PanelBoundary>
        )}
      </section>
    </div>
  )
}

function Filter({ search }: { search: ChangesSearch }) {
  const navigate = useNavigate({ from: '/changes' })
  const [service, setService] = useState(search.service ?? '')
  const show = (next: ChangesSearch) =>
    void navigate({ search: { ...(next.service ? { service: next.service } : {}), ...(next.span ? next : {}) } })
  return (
    <form
      className={styles.filter}
      onSubmit={event => {
        event.preventDefault()
        show({ ...search, service: service.trim() || undefined })
      }}
    >
      <TextInput
        aria-label={t.changes.service}
        placeholder={t.changes.service}
        value={service}
        onChange={event => setService(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t.changes.time}
        value={search.span ?? ''}
        data={[
          { value: '', label: t.changes.anyTime },
          ...(Object.keys(spans) as Span[]).map(value => ({ value, label: t.changes.span[value] })),
        ]}
        onChange={event => show({ ...search, span: (event.currentTarget.value || undefined) as Span | undefined })}
      />
      <Button type="submit">{t.changes.apply}</Button>
    </form>
  )
}
