import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MapEdge, MapNode } from '../api/types'
import { t } from '../messages/en'
import { PlainPanel } from '../ui/Panel'
import { Time } from '../ui/Time'
import type { Reached } from './graph'
import styles from './MapPage.module.css'

interface PlaceDetailsProps {
  node: MapNode
  nodes: MapNode[]
  edges: MapEdge[]
  hit: Reached[]
  needed: Reached[]
  centred: boolean
  onCentre: () => void
  onClose: () => void
}

/** One place: who is hit when it fails, whose that is, what it needs, and who says so. */
export function PlaceDetails({ node, nodes, edges, hit, needed, centred, onCentre, onClose }: PlaceDetailsProps) {
  const teams = new Map<string, number>()
  for (const { name } of hit) {
    const team = nodes.find(each => each.name === name)?.ownerTeam ?? t.map.nobody
    teams.set(team, (teams.get(team) ?? 0) + 1)
  }
  const own = edges.filter(({ from, to }) => from === node.name || to === node.name)
  const aside = (
    <div className={styles.verbs}>
      {!centred && <Button onClick={onCentre}>{t.map.centre}</Button>}
      <Button onClick={onClose}>{t.common.close}</Button>
    </div>
  )
  return (
    <PlainPanel title={node.displayName ?? node.name} aside={aside}>
      <div className={styles.details}>
        <p>
          {[
            t.map.kinds[node.kind],
            node.tier && t.services.tier(node.tier),
            node.ownerTeam ? t.services.owner(node.ownerTeam) : t.services.noOwner,
            node.partOf && t.map.partOf(node.partOf),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {node.openIncidents > 0 && (
          <Link to="/incidents" search={{ q: node.name }}>
            {t.services.open(node.openIncidents)}
          </Link>
        )}
        <p>
          <strong>{t.map.hit(hit.length)}</strong> {t.list(hit.slice(0, 12).map(({ name }) => name))}
          {hit.length > 12 && ' …'}
        </p>
        {teams.size > 0 && <p>{t.map.owners([...teams].map(([team, count]) => `${team} (${count})`).join(', '))}</p>}
        <p>
          <strong>{t.map.needs(needed.length)}</strong> {t.list(needed.slice(0, 12).map(({ name }) => name))}
          {needed.length > 12 && ' …'}
        </p>
        {own.length > 0 && (
          <details>
            <summary>{t.map.why(own.length)}</summary>
            <ul className={styles.sources}>
              {own.map(edge => (
                <li key={`${edge.from}\n${edge.to}`}>
                  {edge.denied ? t.map.denied(edge.from, edge.to) : t.map.edge(edge.from, edge.to, edge.confidence)}
                  <ul>
                    {edge.sources.map(said => (
                      <li key={`${said.source} ${said.origin ?? ''}`}>
                        {t.map.sources[said.source]} {said.where ?? said.origin} · <Time value={said.lastSeen} />
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </PlainPanel>
  )
}
