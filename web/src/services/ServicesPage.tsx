import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { Service } from '../api/types'
import { canManageServices } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel, PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { useServices, useUncatalogued } from './api'
import { ImportDialog } from './ImportDialog'
import { RetireDialog } from './RetireDialog'
import { ServiceDialog } from './ServiceDialog'
import { ServiceRow } from './ServiceRow'
import styles from './ServicesPage.module.css'

type Open = { what: 'add'; name: string } | { what: 'import' } | { what: 'edit' | 'retire'; service: Service }

/** Which services are there, who looks after each, and what hangs on it? */
export function ServicesPage() {
  const { q } = useSearch({ from: '/services' })
  const manages = canManageServices(useMe())
  const services = useServices(q)
  const [open, setOpen] = useState<Open>()
  const found = services.data?.pages.flatMap(page => page.items) ?? []
  const close = () => setOpen(undefined)
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <>
            <Link to="/services/map">{t.map.title}</Link> · <Link to="/services/matrix">{t.services.matrix}</Link>
          </>
        }
      >
        {t.services.title}
      </PageTitle>
      <section className={styles.panel} aria-label={t.services.list}>
        <div className={styles.filter}>
          <Filter key={q ?? ''} q={q} />
          {manages && (
            <div className={rows.actions}>
              <Button onClick={() => setOpen({ what: 'import' })}>{t.services.import}</Button>
              <Button onClick={() => setOpen({ what: 'add', name: '' })}>{t.services.add}</Button>
            </div>
          )}
        </div>
        {services.isPending ? (
          <SkeletonRows rows={6} />
        ) : services.isError && found.length === 0 ? (
          <ProblemPanel error={services.error} onRetry={() => void services.refetch()} place="services" />
        ) : found.length === 0 ? (
          <EmptyState>{q ? t.services.noneFound : t.services.none}</EmptyState>
        ) : (
          <PanelBoundary>
            <ul className={rows.list}>
              {found.map(service => (
                <ServiceRow
                  key={service.id}
                  service={service}
                  {...(manages
                    ? {
                        onEdit: () => setOpen({ what: 'edit', service }),
                        onRetire: () => setOpen({ what: 'retire', service }),
                      }
                    : {})}
                />
              ))}
            </ul>
            {services.hasNextPage && (
              <div className={styles.more}>
                <Button onClick={() => void services.fetchNextPage()} loading={services.isFetchingNextPage}>
                  {t.common.more}
                </Button>
              </div>
            )}
          </PanelBoundary>
        )}
      </section>
      <Uncatalogued {...(manages ? { onAdd: (name: string) => setOpen({ what: 'add', name }) } : {})} />
      {open?.what === 'add' && <ServiceDialog name={open.name} onClose={close} />}
      {open?.what === 'import' && <ImportDialog onClose={close} />}
      {open?.what === 'edit' && <ServiceDialog service={open.service} name={open.service.name} onClose={close} />}
      {open?.what === 'retire' && <RetireDialog service={open.service} onClose={close} />}
    </div>
  )
}

function Filter({ q }: { q: string | undefined }) {
  const navigate = useNavigate({ from: '/services' })
  const [words, setWords] = useState(q ?? '')
  return (
    <form
      className={styles.search}
      onSubmit={event => {
        event.preventDefault()
        void navigate({ search: words.trim() ? { q: words.trim() } : {} })
      }}
    >
      <TextInput
        aria-label={t.services.search}
        placeholder={t.services.search}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      <Button type="submit">{t.services.find}</Button>
    </form>
  )
}

/** What a new installation has: names, from alerts. */
function Uncatalogued({ onAdd }: { onAdd?: (name: string) => void }) {
  const named = useUncatalogued()
  return (
    <Panel title={t.services.uncatalogued} query={named} rows={2} place="services">
      {items =>
        items.length === 0 ? (
          <EmptyState>{t.services.allListed}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {items.map(item => (
              <li key={item.name} className={rows.row}>
                <div className={rows.what}>
                  <span className={rows.name}>{item.name}</span>
                  <p>
                    {[
                      item.incidents > 0 && t.services.affected(item.incidents, item.openIncidents),
                      item.neededBy.length > 0 && t.services.neededBy(t.list(item.neededBy)),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {onAdd && (
                  <Button aria-label={t.services.addNamed(item.name)} onClick={() => onAdd(item.name)}>
                    {t.services.add}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  )
}
