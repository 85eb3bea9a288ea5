import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { IncidentRow } from '../../api/types'
import { t } from '../../messages/en'
import { useVerbs } from '../../ui/verbs'
import styles from './IncidentTable.module.css'
import { IncidentTableRow } from './IncidentTableRow'
import { useRowHeight } from './useRowHeight'

interface IncidentTableProps {
  rows: IncidentRow[]
  hasMore: boolean
  loading: boolean
  onMore: () => void
}

const ahead = 10

/** The list itself: only the rows in sight are in the page, j and k walk them, Enter opens. */
export function IncidentTable({ rows, hasMore, loading, onMore }: IncidentTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(-1)
  const height = useRowHeight()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: ahead,
    scrollPaddingStart: 32,
    initialRect: { width: 1000, height: 800 },
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height makes every measure stale
  useEffect(() => virtual.measure(), [virtual, height])

  useEffect(() => {
    if (hasMore && !loading && last >= rows.length - ahead) onMore()
  }, [hasMore, loading, last, rows.length, onMore])

  const walk = (step: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, current + step))
    setCurrent(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus())
  }
  useVerbs([
    { shortcut: 'nextRow', label: t.help.verbs.nextRow, run: () => walk(1) },
    { shortcut: 'previousRow', label: t.help.verbs.previousRow, run: () => walk(-1) },
  ])

  return (
    <div role="table" aria-label={t.incidents.title} aria-rowcount={hasMore ? -1 : rows.length + 1}>
      <div ref={scroller} className={styles.scroller} data-scroll>
        <div role="row" className={styles.head} aria-rowindex={1}>
          {Object.values(t.incidents.columns).map(column => (
            <span role="columnheader" key={column}>
              {column}
            </span>
          ))}
        </div>
        <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
          {shown.map(item => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <div
                key={item.key}
                className={styles.slot}
                data-index={item.index}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                onFocus={() => setCurrent(item.index)}
              >
                <IncidentTableRow row={row} index={item.index} />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
