import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { Component, type ReactNode, useEffect, useId, useState } from 'react'
import type { Place } from '../domain/permissions'
import styles from './Panel.module.css'
import { ProblemPanel } from './ProblemPanel'

interface PanelProps<Data> {
  title: string
  /** Small things at the end of the title line. */
  aside?: ReactNode
  query: UseQueryResult<Data>
  /** How many rows the skeleton holds, so that nothing jumps when the answer comes. */
  rows?: number
  place?: Place
  children: (data: Data) => ReactNode
}

/** A titled part of a page that loads and fails on its own. What it has it keeps showing while a refresh fails. */
export function Panel<Data>({ title, aside, query, rows = 3, place, children }: PanelProps<Data>) {
  const heading = useId()
  const retry = () => void query.refetch()
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <header className={styles.header}>
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {query.data !== undefined ? (
        <PanelBoundary>{children(query.data)}</PanelBoundary>
      ) : query.isError ? (
        <ProblemPanel error={query.error} onRetry={retry} {...(place ? { place } : {})} />
      ) : (
        <SkeletonRows rows={rows} />
      )}
    </section>
  )
}

/** A titled part of a page whose data the page already has. */
export function PlainPanel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const heading = useId()
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <header className={styles.header}>
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      <PanelBoundary>{children}</PanelBoundary>
    </section>
  )
}

/** Rows of the height that is to come, shown only when loading takes long enough to notice. */
export function SkeletonRows({ rows }: { rows: number }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.skeleton} aria-busy="true" style={{ visibility: late ? 'visible' : 'hidden' }}>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map(row => (
        <Skeleton key={row} height={14} radius="sm" />
      ))}
    </div>
  )
}

/** Keeps a failure in one panel from taking the page with it. */
export class PanelBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return <ProblemPanel error={this.state.error} onRetry={() => this.setState({ error: undefined })} />
  }
}
