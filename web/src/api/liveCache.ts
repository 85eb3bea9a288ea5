import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { api, bodyOf } from './client'
import type { Live } from './live'
import type { IncidentMessage, LiveMessage } from './liveMessages'
import { engagementLooks, keys } from './queryKeys'
import type { Incident, IncidentPage, IncidentRow } from './types'

const gather = 200
const tooMany = 20
const renewedByBeats = new Set<unknown>(['pages'])

/** What changed while a list was held still under the reader's hand. */
export type NewsListener = (news: IncidentMessage) => void

/**
 * Carries the live stream into the cache: what is on screen is refetched, a row of a list is replaced where it stands.
 * Messages are gathered for a moment, so that a storm of events costs a few requests.
 */
export class LiveCache {
  #queries: QueryClient
  #waiting = new Map<string, IncidentMessage>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #news = new Set<NewsListener>()

  constructor(queries: QueryClient) {
    this.#queries = queries
  }

  follow(live: Live): () => void {
    const unsubscribe = live.onMessage(message => this.take(message))
    return () => {
      unsubscribe()
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
  }

  /** Tells of incidents that no list on screen shows yet. */
  onNews = (listener: NewsListener): (() => void) => {
    this.#news.add(listener)
    return () => this.#news.delete(listener)
  }

  take(message: LiveMessage): void {
    switch (message.kind) {
      case 'resync':
        // Asking again for what an auditor has before them would be on record as another look.
        void this.#queries.invalidateQueries({ predicate: query => query.queryKey[0] !== engagementLooks })
        return
      // No stream tells of pages yet, and a page must never wait unseen: each sign of life renews them.
      case 'beat':
      case 'page':
        void this.#queries.invalidateQueries({ queryKey: keys.myPages })
        void this.#queries.invalidateQueries({ predicate: query => renewedByBeats.has(query.queryKey[3]) })
        return
      case 'incident':
        this.#waiting.set(message.incident.id, message.incident)
        this.#timer ??= setTimeout(() => this.#flush(), gather)
    }
  }

  #flush(): void {
    this.#timer = undefined
    const messages = [...this.#waiting.values()]
    this.#waiting.clear()
    void this.#queries.invalidateQueries({ queryKey: keys.myPages })
    void this.#queries.invalidateQueries({ queryKey: ['incidents', 'mine'] })
    void this.#queries.invalidateQueries({ queryKey: keys.ledgerHead })
    void this.#queries.invalidateQueries({ queryKey: keys.dueReports })
    void this.#queries.invalidateQueries({ queryKey: keys.reviews })
    if (messages.length > tooMany) {
      void this.#queries.invalidateQueries({ queryKey: keys.incidents })
      return
    }
    for (const message of messages) this.#apply(message)
  }

  #apply(message: IncidentMessage): void {
    for (const ref of [message.number, message.id]) {
      void this.#queries.invalidateQueries({ queryKey: keys.incident(ref) })
      void this.#queries.invalidateQueries({ queryKey: keys.report(ref), refetchType: 'none' })
    }
    const lists = this.#queries.getQueriesData<InfiniteData<IncidentPage>>({ queryKey: keys.lists })
    const shown = lists.flatMap(([, list]) => list?.pages.flatMap(page => page.items) ?? [])
    const rows = shown.filter(row => row.id === message.id)
    if (rows.length === 0) {
      for (const listener of this.#news) listener(message)
      return
    }
    if (rows.some(row => row.version < message.version)) void this.#replaceRow(message)
  }

  async #replaceRow(message: IncidentMessage): Promise<void> {
    const call = api.GET('/api/incidents/{ref}', { params: { path: { ref: message.number } } })
    const fresh = await bodyOf<Incident>(call).catch(() => undefined)
    if (fresh) patchRow(this.#queries, fresh)
  }
}

/** Replaces an incident in every list that shows it, where it stands: rows never move by themselves. */
export function patchRow(queries: QueryClient, fresh: IncidentRow): void {
  queries.setQueriesData<InfiniteData<IncidentPage>>({ queryKey: keys.lists }, list => {
    if (!list) return list
    const replace = (row: IncidentRow) => (row.id === fresh.id && row.version <= fresh.version ? fresh : row)
    return { ...list, pages: list.pages.map(page => ({ ...page, items: page.items.map(replace) })) }
  })
}
