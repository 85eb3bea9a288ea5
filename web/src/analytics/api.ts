import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { serverClock } from '../api/serverClock'
import type {
  AnalyticsDeployments,
  AnalyticsIncidentList,
  AnalyticsLessons,
  AnalyticsLoad,
  AnalyticsMetric,
  AnalyticsNoise,
  AnalyticsResponse,
  AnalyticsTrend,
} from '../api/types'
import { useZone } from '../ui/zone'
import { type AnalyticsSearch, filters } from './analyticsSearch'

const day = 86_400_000

/** What the page asks about, as the API takes it. */
export function asked(search: AnalyticsSearch, zone: string, now: number) {
  const { days = 90, drills } = search
  const today = Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now))
  // Counted in dates and not in hours, of which a day has 23 or 25 when clocks are changed.
  const from = new Date(today - (days - 1) * day).toISOString().slice(0, 10)
  const chosen: Partial<Record<(typeof filters)[number], string>> = {}
  for (const filter of filters) {
    const value = search[filter]
    if (value) chosen[filter] = value
  }
  return { from, zone, ...(drills ? { drills } : {}), ...chosen }
}

function useAsked(search: AnalyticsSearch) {
  return asked(search, useZone(), serverClock.now())
}

/** What is measured, and how each is defined. */
export function useMetrics() {
  return useQuery({
    queryKey: keys.analytics('metrics', {}),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/analytics/response/metrics', { signal }))).items as AnalyticsMetric[],
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useResponse(search: AnalyticsSearch) {
  const query = { ...useAsked(search), by: search.by ?? ('SERVICE' as const) }
  return useQuery({
    queryKey: keys.analytics('response', query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/analytics/response', { params: { query }, signal }))) as AnalyticsResponse,
    placeholderData: keepPreviousData,
  })
}

export function useTrend(search: AnalyticsSearch) {
  const query = {
    ...useAsked(search),
    metric: search.metric ?? ('RESOLVE' as const),
    every: search.every ?? ('WEEK' as const),
  }
  return useQuery({
    queryKey: keys.analytics('trend', query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/analytics/response/trend', { params: { query }, signal }))) as AnalyticsTrend,
    placeholderData: keepPreviousData,
  })
}

/** The incidents behind a figure, the newest first. */
export function useIncidentsBehind(search: AnalyticsSearch) {
  const query = { ...useAsked(search), ...(search.metric ? { metric: search.metric } : {}) }
  return useInfiniteQuery({
    queryKey: keys.analytics('incidents', query),
    queryFn: async ({ pageParam, signal }) => {
      const after = pageParam === undefined ? {} : { after: pageParam }
      const page = api.GET('/api/analytics/response/incidents', { params: { query: { ...query, ...after } }, signal })
      return (await bodyOf(page)) as AnalyticsIncidentList
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  })
}

/** Where the same is found as a table. */
export function useCsv(search: AnalyticsSearch, table: 'figures' | 'incidents'): string {
  const { by, metric, every } = search
  const more = {
    ...(metric ? { metric } : {}),
    ...(table === 'figures' ? { ...(by && { by }), ...(every && { every }) } : {}),
  }
  const query = Object.entries({ ...useAsked(search), ...more }).map(([key, value]) => [key, String(value)])
  return `/api/analytics/response/${table}.csv?${new URLSearchParams(query)}`
}

/** How many deployments caused an incident, and how long it took to recover. */
export function useDeployments(search: AnalyticsSearch) {
  const query = useAsked(search)
  return useQuery({
    queryKey: keys.analytics('deployments', query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/analytics/deployments', { params: { query }, signal }))) as AnalyticsDeployments,
    placeholderData: keepPreviousData,
  })
}

/** Whom incidents called out, and how evenly. */
export function useLoad(search: AnalyticsSearch) {
  const query = useAsked(search)
  return useQuery({
    queryKey: keys.analytics('load', query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/analytics/load', { params: { query }, signal }))) as AnalyticsLoad,
    placeholderData: keepPreviousData,
  })
}

/** How many incidents of alerts were for nothing. */
export function useNoiseShare(search: AnalyticsSearch) {
  const query = useAsked(search)
  return useQuery({
    queryKey: keys.analytics('noise', query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/analytics/noise', { params: { query }, signal }))) as AnalyticsNoise,
    placeholderData: keepPreviousData,
  })
}

/** A year unless something else is chosen: reviews are few. */
const aYear = (search: AnalyticsSearch) => ({ ...search, days: search.days ?? 365 }) as const

/** What reviews teach together. */
export function useLessons(search: AnalyticsSearch) {
  const query = useAsked(aYear(search))
  return useQuery({
    queryKey: keys.analytics('lessons', query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/analytics/lessons', { params: { query }, signal }))) as AnalyticsLessons,
    placeholderData: keepPreviousData,
  })
}

/** Where the same is found as a table. */
export function useLessonsCsv(search: AnalyticsSearch): string {
  return useTableCsv(aYear(search), 'lessons')
}

/** Where they are found as a table. */
export function useTableCsv(search: AnalyticsSearch, table: 'deployments' | 'lessons' | 'load'): string {
  const query = Object.entries(useAsked(search)).map(([key, value]) => [key, String(value)])
  return `/api/analytics/${table}.csv?${new URLSearchParams(query)}`
}
