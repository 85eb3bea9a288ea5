import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type {
  CalendarSubscription,
  CalendarSubscriptionLook,
  LeaveCalendar,
  LeaveCalendarPlan,
  NewCalendarSubscription,
  Written,
} from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** Says what of a calendar would become leave; writes nothing. */
export function usePlanLeave() {
  return useMutation<LeaveCalendarPlan, Error, LeaveCalendar>({
    mutationFn: body => bodyOf(api.POST('/api/on-call/leave/calendar/plan', { body })),
  })
}

/** Makes leave be as a calendar says. Asking again changes nothing. */
export function useApplyLeave() {
  const queries = useQueryClient()
  return useMutation<LeaveCalendarPlan, Error, LeaveCalendar>({
    mutationFn: body =>
      bodyOf(api.POST('/api/on-call/leave/calendar/apply', { body, headers: headersOf({ key: crypto.randomUUID() }) })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.onCall }),
  })
}

/** Calendars that are read once an hour: mine; for managers everybody's. */
export function useSubscriptions() {
  return useQuery({
    queryKey: keys.calendarSubscriptions,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/on-call/calendar-subscriptions', { signal }))).items as CalendarSubscription[],
  })
}

/** Says what of the calendar at an address would become leave; writes nothing. */
export function usePlanSubscription() {
  return useMutation<LeaveCalendarPlan, Error, CalendarSubscriptionLook>({
    mutationFn: body => bodyOf(api.POST('/api/on-call/calendar-subscriptions/plan', { body })),
  })
}

/** Whose leave a calendar holds. */
export type Whose = Pick<CalendarSubscription, 'person' | 'team'>

/**
 * Has a calendar read, or another address of one. The list follows the log a moment behind; what was written is shown
 * at once.
 */
export function useGiveSubscription(before: CalendarSubscription | undefined, whose: Whose) {
  return useWrite<NewCalendarSubscription>({
    send: async (body, intent) => {
      const headers = headersOf(intent)
      const written = await bodyOf(
        before
          ? api.PUT('/api/on-call/calendar-subscriptions/{id}', { params: { path: { id: before.id } }, body, headers })
          : api.POST('/api/on-call/calendar-subscriptions', { body, headers }),
      )
      return { ...written, ...body }
    },
    settle: async (written, queries) => {
      const { id, version, url, zone, allDay, wholeTeam, words } = written as Written & NewCalendarSubscription
      const now = new Date().toISOString()
      const row: CalendarSubscription = {
        ...whose,
        id,
        version,
        host: new URL(url.trim()).host,
        zone,
        allDay: allDay ?? true,
        wholeTeam: wholeTeam ?? false,
        words: words ?? [],
        givenAt: now,
        readAt: now,
      }
      queries.setQueryData<CalendarSubscription[]>(keys.calendarSubscriptions, list => [
        row,
        ...(list ?? []).filter(it => it.id !== id),
      ])
      await queries.invalidateQueries({ queryKey: keys.onCall })
    },
  })
}

/** Has a calendar read no more. */
export function useEndSubscription(onDone: () => void) {
  return useWrite<{ id: string; endLeave: boolean }>({
    send: async ({ id, endLeave }, intent) =>
      bodyOf(
        api.DELETE('/api/on-call/calendar-subscriptions/{id}', {
          params: { path: { id }, query: { endLeave } },
          headers: headersOf(intent),
        }),
      ),
    settle: async ({ id }, queries) => {
      queries.setQueryData<CalendarSubscription[]>(keys.calendarSubscriptions, list => list?.filter(it => it.id !== id))
      await queries.invalidateQueries({ queryKey: keys.onCall })
    },
    onDone,
  })
}
