import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { useLiveState, useNews } from '../../ui/LiveContext'
import { PageTitle } from '../../ui/PageTitle'
import { SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { useIncidentList } from '../api'
import { FilterBar } from './FilterBar'
import { type Filter, isFiltered, tidy } from './filter'
import styles from './IncidentListPage.module.css'
import { IncidentTable } from './IncidentTable'

/** Which incidents match, and which is worst? The URL holds the filter, so a link shows what one sees. */
export function IncidentListPage() {
  const filter = tidy(useSearch({ from: '/incidents' }))
  const navigate = useNavigate({ from: '/incidents' })
  const list = useIncidentList(filter)
  const panel = useRef<HTMLDivElement>(null)
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set())
  const live = useLiveState()

  const setFilter = (next: Filter) => {
    setWaiting(new Set())
    void navigate({ search: tidy(next), replace: true })
  }
  const refresh = useCallback(() => {
    setWaiting(new Set())
    void list.refetch()
  }, [list.refetch])

  useNews(
    useCallback(
      news => {
        const element = panel.current
        const inHand = element?.matches(':hover') || element?.contains(document.activeElement)
        const scrolled = (element?.querySelector('[data-scroll]')?.scrollTop ?? 0) > 0
        if (inHand || scrolled) setWaiting(seen => new Set([...seen, news.id]))
        else void list.refetch()
      },
      [list.refetch],
    ),
  )

  const rows = useMemo(() => list.data?.pages.flatMap(page => page.items) ?? [], [list.data])

  return (
    <div className={styles.page}>
      <PageTitle>{t.incidents.title}</PageTitle>
      <FilterBar filter={filter} onChange={setFilter} />
      <div ref={panel} className={styles.panel} data-stale={live === 'stopped' || undefined}>
        {waiting.size > 0 && (
          <Button variant="light" fullWidth radius={0} onClick={refresh}>
            {t.incidents.waiting(waiting.size)}
          </Button>
        )}
        {list.isPending ? (
          <SkeletonRows rows={10} />
        ) : list.isError && rows.length === 0 ? (
          <ProblemPanel error={list.error} onRetry={refresh} place="incidents" />
        ) : rows.length === 0 ? (
          <NoIncidents filter={filter} onClear={() => setFilter({})} />
        ) : (
          <IncidentTable
            rows={rows}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={list.fetchNextPage}
          />
        )}
      </div>
    </div>
  )
}

function NoIncidents({ filter, onClear }: { filter: Filter; onClear: () => void }) {
  if (!isFiltered(filter)) return <EmptyState>{t.incidents.none}</EmptyState>
  const words = [
    filter.state && t.incidents.filterState(t.state[filter.state]),
    filter.severity && t.incidents.filterSeverity(t.severity.name[filter.severity]),
    filter.phase && t.incidents.filterPhase(t.phase[filter.phase]),
    filter.q && t.incidents.filterText(filter.q),
  ].filter(word => !!word) as string[]
  return (
    <EmptyState action={<Button onClick={onClear}>{t.incidents.clear}</Button>}>
      {t.incidents.noneMatch(words)}
    </EmptyState>
  )
}
