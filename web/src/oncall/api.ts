import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { CalendarFeed, NewCalendarFeed, NewLeave, NewOverride, NewSchedule, NewTeam, Written } from '../api/types'
import { useWrite } from '../api/useWrite'
import { lastDay } from './axis'

const everything = { queryKey: keys.onCall }

/** Who is on call now, per policy. Asked again when a shift ends, since nothing is recorded at that moment. */
export function useOnCall() {
  return useQuery({
    queryKey: keys.onCallNow,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call', { signal }))).items,
    refetchInterval: query => untilNextHandover(query.state.data ?? []),
  })
}

const longest = 60 * 60 * 1000

function untilNextHandover(shifts: { until?: string | undefined }[]): number | false {
  const ends = shifts.flatMap(({ until }) => (until ? [Date.parse(until) - Date.now()] : [])).filter(left => left > 0)
  return ends.length > 0 ? Math.min(longest, Math.min(...ends) + 1000) : false
}

export function useSchedules() {
  return useQuery({
    queryKey: keys.schedules,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/schedules', { signal }))).items,
    refetchInterval: query => untilNextHandover(query.state.data?.map(({ now }) => now) ?? []),
  })
}

export function useSchedule(id: string | undefined) {
  return useQuery({
    queryKey: keys.schedule(id ?? ''),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/on-call/schedules/{id}', { params: { path: { id: id as string } }, signal })),
    enabled: id !== undefined,
  })
}

/** What is drawn of a schedule: whole weeks from a day on, cut into days by a zone. */
export function useLanes(id: string, from: string, weeks: number, zone: string | undefined) {
  return useQuery({
    queryKey: keys.lanes(id, from, weeks, zone),
    queryFn: ({ signal }) => {
      const query = { from, until: lastDay(from, weeks), ...(zone === undefined ? {} : { zone }) }
      return bodyOf(api.GET('/api/on-call/schedules/{id}/lanes', { params: { path: { id }, query }, signal }))
    },
    placeholderData: keepPreviousData,
  })
}

export function useLeave() {
  return useQuery({
    queryKey: keys.leave,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/leave', { signal }))).items,
  })
}

/** What publishing it now would change in the coming weeks; asked only for what can be published. */
export function useSchedulePreview(id: string, body: NewSchedule | undefined) {
  return useQuery({
    queryKey: keys.schedulePreview(id, JSON.stringify(body)),
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/api/on-call/schedules/{id}/preview', {
          params: { path: { id } },
          body: body as NewSchedule,
          signal,
        }),
      ),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function useOverridePreview(id: string, body: NewOverride | undefined) {
  return useQuery({
    queryKey: keys.schedulePreview(id, JSON.stringify(body)),
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/api/on-call/schedules/{id}/overrides/preview', {
          params: { path: { id } },
          body: body as NewOverride,
          signal,
        }),
      ),
    enabled: body !== undefined,
    retry: false,
  })
}

export function usePublishSchedule(id: string, version: number | undefined, onDone: () => void) {
  return useWrite<NewSchedule>({
    send: async (body, intent) =>
      bodyOf(api.PUT('/api/on-call/schedules/{id}', { params: { path: { id } }, body, headers: headersOf(intent) })),
    version,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useAddOverride(id: string, onDone: () => void) {
  return useWrite<NewOverride>({
    send: async (body, intent) =>
      bodyOf(
        api.POST('/api/on-call/schedules/{id}/overrides', {
          params: { path: { id } },
          body,
          headers: headersOf(intent),
        }),
      ),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useRemoveOverride(id: string) {
  return useWrite<{ overrideId: string }>({
    send: async ({ overrideId }, intent) =>
      bodyOf(
        api.DELETE('/api/on-call/schedules/{id}/overrides/{overrideId}', {
          params: { path: { id, overrideId } },
          headers: headersOf(intent),
        }),
      ),
    settle: (_, queries) => queries.invalidateQueries(everything),
  })
}

export function useTakeLeave(onDone: () => void) {
  return useWrite<NewLeave>({
    send: async (body, intent) => bodyOf(api.POST('/api/on-call/leave', { body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useCancelLeave() {
  return useWrite<{ personId: string; leaveId: string }>({
    send: async (path, intent) =>
      bodyOf(api.DELETE('/api/on-call/leave/{personId}/{leaveId}', { params: { path }, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
  })
}

export function usePublishTeam(onDone: () => void) {
  return useWrite<NewTeam & { id: string }>({
    send: async ({ id, ...body }, intent) =>
      bodyOf(api.PUT('/api/on-call/teams/{id}', { params: { path: { id } }, body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useFeeds() {
  return useQuery({
    queryKey: keys.calendarFeeds,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/feeds', { signal }))).items,
  })
}

/** The list of feeds follows the log a moment behind; what was written is shown at once. */
export function useOpenFeed() {
  return useWrite<NewCalendarFeed>({
    send: async (body, intent) => {
      const written = await bodyOf(api.POST('/api/on-call/feeds', { body, headers: headersOf(intent) }))
      return { ...written, ...body }
    },
    settle: async (written, queries) => {
      const { id, url, scheduleId } = written as Written & { url: string; scheduleId?: string }
      queries.setQueryData<CalendarFeed[]>(keys.calendarFeeds, before => [
        { id, url, openedAt: '', ...(scheduleId === undefined ? {} : { scheduleId }) },
        ...(before ?? []),
      ])
    },
  })
}

export function useRevokeFeed() {
  return useWrite<{ id: string }>({
    send: async ({ id }, intent) =>
      bodyOf(api.DELETE('/api/on-call/feeds/{id}', { params: { path: { id } }, headers: headersOf(intent) })),
    settle: async ({ id }, queries) => {
      queries.setQueryData<CalendarFeed[]>(keys.calendarFeeds, before => before?.filter(feed => feed.id !== id))
    },
  })
}
