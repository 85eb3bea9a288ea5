import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import styles from './AlertsPage.module.css'
import { type AlertsSearch, type GroupState, groupStates } from './alertsSearch'
import { useAlertGroups } from './api'
import { GroupRow } from './GroupRow'

/** What tools reported, as the problems it was put together into, whether or not anybody was called out. */
export function AlertsPage() {
  const search = useSearch({ from: '/alerts' })
  const groups = useAlertGroups(search)
  const found = groups.data?.pages.flatMap(page => page.items) ?? []
  const filtered = Object.values(search).some(value => value !== undefined)
  return (
    <div className={rows.page}>
      <PageTitle>{t.alerts.title}</PageTitle>
      <section className={styles.panel} aria-label={t.alerts.list}>
        <Filter key={`${search.q ?? ''}/${search.service ?? ''}`} search={search} />
        {groups.isPending ? (
          <SkeletonRows rows={8} />
        ) : groups.isError && found.length === 0 ? (
          <ProblemPanel error={groups.error} onRetry={() => void groups.refetch()} place="alerts" />
        ) : found.length === 0 ? (
          <EmptyState>{filtered ? t.alerts.noneFound : t.alerts.none}</EmptyState>
        ) : (
          <PanelBoundary>
            <ul className={rows.list}>
              {found.map(group => (
                <GroupRow key={group.id} group={group} />
              ))}
            </ul>
            {groups.hasNextPage && (
              <div className={styles.more}>
                <Button onClick={() => void groups.fetchNextPage()} loading={groups.isFetchingNextPage}>
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

function Filter({ search }: { search: AlertsSearch }) {
  const navigate = useNavigate({ from: '/alerts' })
  const [words, setWords] = useState(search.q ?? '')
  const [service, setService] = useState(search.service ?? '')
  const show = (next: AlertsSearch) =>
    void navigate({ search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as AlertsSearch })
  return (
    <form
      className={styles.filter}
      onSubmit={event => {
        event.preventDefault()
        show({ ...search, q: words.trim(), service: service.trim() })
      }}
    >
      <TextInput
        aria-label={t.alerts.words}
        placeholder={t.alerts.words}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t.alerts.service}
        placeholder={t.alerts.service}
        value={service}
        onChange={event => setService(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t.alerts.state}
        value={search.state ?? ''}
        data={[
          { value: '', label: t.alerts.anyState },
          ...groupStates.map(value => ({ value, label: t.alerts.states[value] })),
        ]}
        onChange={event =>
          show({ ...search, state: (event.currentTarget.value || undefined) as GroupState | undefined })
        }
      />
      <Button type="submit">{t.alerts.apply}</Button>
    </form>
  )
}
