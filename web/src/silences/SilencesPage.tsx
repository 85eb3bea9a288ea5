import { Button, SegmentedControl } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { useSilences } from './api'
import { SilenceRow } from './SilenceRow'
import styles from './SilencesPage.module.css'
import { silenceStates } from './silencesSearch'

/** Which alerts call nobody out, until when, on whose word and why. */
export function SilencesPage() {
  const me = useMe()
  const { state = 'ACTIVE' } = useSearch({ from: '/silences' })
  const navigate = useNavigate({ from: '/silences' })
  const silences = useSilences(state)
  const found = silences.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className={rows.page}>
      <PageTitle>{t.silences.title}</PageTitle>
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={t.silences.which}
          value={state}
          onChange={value => void navigate({ search: { state: value as typeof state }, replace: true })}
          data={silenceStates.map(value => ({ value, label: t.silences.states[value] }))}
        />
        {canRespond(me) && (
          <Button component={Link} to="/silences/new" variant="filled">
            {t.silences.create}
          </Button>
        )}
      </div>
      <section className={styles.panel} aria-label={t.silences.list}>
        {silences.isPending ? (
          <SkeletonRows rows={4} />
        ) : silences.isError && found.length === 0 ? (
          <ProblemPanel error={silences.error} onRetry={() => void silences.refetch()} place="silences" />
        ) : found.length === 0 ? (
          <EmptyState>{t.silences.none[state]}</EmptyState>
        ) : (
          <PanelBoundary>
            <ul className={rows.list}>
              {found.map(silence => (
                <SilenceRow key={silence.id} silence={silence} />
              ))}
            </ul>
            {silences.hasNextPage && (
              <div className={styles.more}>
                <Button onClick={() => void silences.fetchNextPage()} loading={silences.isFetchingNextPage}>
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
