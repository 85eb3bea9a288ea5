import { Button, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useMe } from '../api/session'
import type { DependencyMap, MapNode } from '../api/types'
import { canManageServices } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import rows from '../ui/Rows.module.css'
import { useMap } from './api'
import { matching, mostNodes, pictureOf, reach } from './graph'
import { MapImportDialog } from './MapImportDialog'
import styles from './MapPage.module.css'
import { PlaceDetails } from './PlaceDetails'

const MapPicture = lazy(() => import('./MapPicture').then(({ MapPicture }) => ({ default: MapPicture })))

/** What needs what, who is hit when something fails, and who says so? */
export function MapPage() {
  const { around } = useSearch({ from: '/services/map' })
  const manages = canManageServices(useMe())
  const map = useMap(around)
  const [importing, setImporting] = useState(false)
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/services">{t.services.title}</Link>}>{t.map.title}</PageTitle>
      <div className={styles.bar}>
        <p>{around ? t.map.around(around) : t.map.whole}</p>
        <div className={rows.actions}>
          {around && (
            <Link to="/services/map" className={styles.link}>
              {t.map.showAll}
            </Link>
          )}
          {manages && <Button onClick={() => setImporting(true)}>{t.map.import}</Button>}
        </div>
      </div>
      {map.data ? (
        <PanelBoundary>
          <Shown key={around ?? ''} map={map.data} around={around} />
        </PanelBoundary>
      ) : map.isError ? (
        <ProblemPanel error={map.error} onRetry={() => void map.refetch()} place="services" />
      ) : (
        <SkeletonRows rows={8} />
      )}
      {importing && <MapImportDialog onClose={() => setImporting(false)} />}
    </div>
  )
}

function Shown({ map, around }: { map: DependencyMap; around: string | undefined }) {
  const narrow = useMediaQuery('(max-width: 47.99em)')
  const navigate = useNavigate({ from: '/services/map' })
  const [words, setWords] = useState('')
  const [selected, setSelected] = useState<string | undefined>(around)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const { nodes, edges } = map
  const picture = useMemo(() => pictureOf(nodes, edges, opened), [nodes, edges, opened])
  const hit = useMemo(() => (selected ? reach(selected, edges, 'up') : []), [selected, edges])
  const needed = useMemo(() => (selected ? reach(selected, edges, 'down') : []), [selected, edges])
  const node = nodes.find(({ name }) => name === selected)
  if (nodes.length === 0) return <EmptyState>{t.map.empty}</EmptyState>
  const toggle = (team: string) =>
    setOpened(now => new Set(now.has(team) ? [...now].filter(each => each !== team) : [...now, team]))
  return (
    <div className={styles.columns}>
      <div className={styles.beside}>
        <TextInput
          aria-label={t.map.search}
          placeholder={t.map.search}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <PlaceList
          nodes={matching(nodes, words)}
          selected={selected}
          hit={new Map(hit.map(({ name, hops }) => [name, hops]))}
          onSelect={setSelected}
        />
      </div>
      <div className={styles.main}>
        {node && (
          <PlaceDetails
            node={node}
            nodes={nodes}
            edges={edges}
            hit={hit}
            needed={needed}
            centred={node.name === around}
            onCentre={() => void navigate({ search: { around: node.name } })}
            onClose={() => setSelected(undefined)}
          />
        )}
        {!map.complete && <p className={styles.note}>{t.map.cut}</p>}
        {!narrow && (
          <>
            {nodes.length > mostNodes && (
              <p className={styles.note}>
                {t.map.byTeam(nodes.length)}{' '}
                {[...opened].map(team => (
                  <Button key={team} onClick={() => toggle(team)}>
                    {t.map.fold(team)}
                  </Button>
                ))}
              </p>
            )}
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <MapPicture
                picture={picture}
                selected={selected}
                hit={new Set(hit.map(({ name }) => name))}
                needed={new Set(needed.map(({ name }) => name))}
                onSelect={setSelected}
                onOpen={toggle}
              />
            </Suspense>
          </>
        )}
      </div>
    </div>
  )
}

interface PlaceListProps {
  nodes: MapNode[]
  selected: string | undefined
  hit: ReadonlyMap<string, number>
  onSelect: (name: string) => void
}

/** The same as the picture, to be read and walked through. */
function PlaceList({ nodes, selected, hit, onSelect }: PlaceListProps) {
  if (nodes.length === 0) return <EmptyState>{t.map.noneFound}</EmptyState>
  return (
    <ul className={styles.places} aria-label={t.map.list}>
      {nodes.map(node => (
        <li key={node.name}>
          <button
            type="button"
            className={styles.place}
            aria-pressed={node.name === selected}
            data-hit={hit.has(node.name) || undefined}
            onClick={() => onSelect(node.name)}
          >
            <span className={styles.name}>{node.displayName ?? node.name}</span>
            <span className={styles.quiet}>
              {[
                t.map.kinds[node.kind],
                node.tier && t.services.tier(node.tier),
                node.ownerTeam,
                node.openIncidents > 0 && t.services.open(node.openIncidents),
                hit.has(node.name) && t.map.isHit(hit.get(node.name) ?? 0),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
