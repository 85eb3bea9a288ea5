import { Button, TextInput } from '@mantine/core'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import { canTakeEvidence } from '../domain/permissions'
import { auditWords } from '../messages/audits'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { useLedgerEntries } from './api'
import { DuePanel } from './clocks/DuePanel'
import { LedgerHeadPanel } from './LedgerHeadPanel'
import styles from './LedgerPage.module.css'
import { LedgerTable } from './LedgerTable'

/** The record for whoever reads all of it; whoever audits by engagement alone is led to theirs. */
export function LedgerPage() {
  return useMe().engagementOnly ? <Navigate to="/compliance/engagements" replace /> : <WholeLedger />
}

/** What is due to authorities, and the record itself: its head, the last signed checkpoint, and every entry in order. */
function WholeLedger() {
  const me = useMe()
  const { incident } = useSearch({ from: '/compliance' })
  const entries = useLedgerEntries(incident)
  const rows = entries.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className={styles.page}>
      <PageTitle
        aside={
          canTakeEvidence(me) && (
            <div className={styles.links}>
              <Link to="/compliance/audits">{auditWords.title}</Link>
              <Link to="/compliance/engagements">{auditWords.engagements}</Link>
              <Link to="/compliance/due-evidence">{auditWords.dueEvidence}</Link>
            </div>
          )
        }
      >
        {t.compliance.title}
      </PageTitle>
      <DuePanel />
      <LedgerHeadPanel />
      <section className={styles.entries} aria-label={t.compliance.ledger}>
        <header className={styles.bar}>
          <h2>{t.compliance.ledger}</h2>
          <IncidentFilter key={incident ?? ''} incident={incident} />
        </header>
        {entries.isPending ? (
          <SkeletonRows rows={10} />
        ) : entries.isError && rows.length === 0 ? (
          <ProblemPanel error={entries.error} onRetry={() => void entries.refetch()} place="compliance" />
        ) : rows.length === 0 ? (
          <EmptyState>{incident ? t.compliance.noEntriesFor(incident) : t.compliance.noEntries}</EmptyState>
        ) : (
          <PanelBoundary>
            <LedgerTable rows={rows} />
            {entries.hasNextPage && (
              <div className={styles.more}>
                <Button onClick={() => void entries.fetchNextPage()} loading={entries.isFetchingNextPage}>
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

function IncidentFilter({ incident }: { incident: string | undefined }) {
  const navigate = useNavigate({ from: '/compliance' })
  const [text, setText] = useState(incident ?? '')
  const show = (ref: string) => void navigate({ search: ref ? { incident: ref } : {} })
  return (
    <form
      className={styles.filter}
      onSubmit={event => {
        event.preventDefault()
        show(text.trim())
      }}
    >
      <TextInput
        aria-label={t.compliance.filter}
        placeholder={t.compliance.filterPlaceholder}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        w={120}
      />
      <Button type="submit">{t.compliance.apply}</Button>
      {incident && (
        <>
          <Button variant="subtle" onClick={() => show('')}>
            {t.compliance.clear}
          </Button>
          <Link to="/compliance/incidents/$ref" params={{ ref: incident }} className={styles.report}>
            {t.compliance.openReport(incident)}
          </Link>
        </>
      )}
    </form>
  )
}
