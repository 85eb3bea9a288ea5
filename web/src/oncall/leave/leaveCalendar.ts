import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { LeaveCalendar, LeaveCalendarPlan } from '../../api/types'

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
