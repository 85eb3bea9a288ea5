import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { t } from '../messages/en'
import type { Picture } from './graph'
import { laidOut, size } from './layout'
import styles from './MapPage.module.css'

interface MapPictureProps {
  picture: Picture
  selected: string | undefined
  /** What needs the selected one, and what it needs. */
  hit: ReadonlySet<string>
  needed: ReadonlySet<string>
  onSelect: (name: string) => void
  onOpen: (team: string) => void
}

const least = 0.3
const most = 1.6

/** What fits on a desk is shown whole, as long as it can be read so. */
const comfortable = 900
const fitting = 0.6

/** The picture. Everything in it is in the list beside it, which is what keyboards and screen readers use. */
export function MapPicture({ picture, selected, hit, needed, onSelect, onOpen }: MapPictureProps) {
  const laid = useMemo(() => laidOut(picture), [picture])
  const [chosen, setScale] = useState<number>()
  const scale = chosen ?? Math.min(1, Math.max(fitting, comfortable / Math.max(1, laid.width)))
  const zoom = (by: number) => setScale(Math.min(most, Math.max(least, scale * by)))
  const roleOf = (id: string, members?: string[]) => {
    const names = members ?? [id]
    if (selected === undefined) return undefined
    if (names.includes(selected)) return 'selected'
    if (names.some(name => hit.has(name))) return 'hit'
    return names.some(name => needed.has(name)) ? 'needed' : 'aside'
  }
  const roles = new Map(picture.drawn.map(({ id, members }) => [id, roleOf(id, members)]))
  return (
    <div className={styles.picture}>
      <div className={styles.zoom}>
        <Button aria-label={t.map.smaller} onClick={() => zoom(1 / 1.25)}>
          −
        </Button>
        <Button aria-label={t.map.larger} onClick={() => zoom(1.25)}>
          +
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={t.map.picture}>
        <svg
          aria-hidden="true"
          width={laid.width * scale}
          height={laid.height * scale}
          viewBox={`0 0 ${Math.max(1, laid.width)} ${Math.max(1, laid.height)}`}
        >
          {laid.lines.map(({ key, from, to, path }) => (
            <path
              key={key}
              d={path}
              className={styles.edge}
              data-aside={roles.get(from) === 'aside' || roles.get(to) === 'aside' || undefined}
            />
          ))}
          {picture.drawn.map(({ id, label, node, members, trouble }) => {
            const place = laid.places.get(id)
            if (!place) return null
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it is what keyboards use.
              <g
                key={id}
                className={styles.node}
                data-role={roles.get(id)}
                data-kind={node?.kind ?? 'TEAM'}
                data-trouble={trouble > 0 || undefined}
                transform={`translate(${place.x - size.width / 2},${place.y - size.height / 2})`}
                onClick={() => (members ? onOpen(label) : onSelect(id))}
              >
                <rect width={size.width} height={size.height} rx={node?.kind === 'DATABASE' ? 14 : 4} />
                <text x={10} y={17}>
                  {shortened(label, 22)}
                </text>
                <text x={10} y={32} className={styles.small}>
                  {shortened(
                    members
                      ? t.map.places(members.length)
                      : [node?.tier && t.services.tier(node.tier), node?.ownerTeam ?? (node && t.map.kinds[node.kind])]
                          .filter(Boolean)
                          .join(' · '),
                    27,
                  )}
                </text>
                {trouble > 0 && (
                  <text x={size.width - 10} y={17} textAnchor="end" className={styles.count}>
                    {trouble}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      </section>
    </div>
  )
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
