import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from './client'
import { keys } from './queryKeys'
import type { Audience } from './types'

/** Every escalation policy. */
export function usePolicies() {
  return useQuery({
    queryKey: keys.policies,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/policies', { signal }))).items,
  })
}

/** Every schedule; who is on call on it changes without a sign, see on-call. */
export function useScheduleList() {
  return useQuery({
    queryKey: keys.schedules,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/schedules', { signal }))).items,
  })
}

export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/teams', { signal }))).items,
  })
}

/** Whom there is to put on call. */
export function useOnCallPeople() {
  return useQuery({
    queryKey: keys.onCallPeople,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/people', { signal }))).items,
  })
}

/** Who hears of incidents outside. */
export function useAudiences() {
  return useQuery({
    queryKey: keys.audiences,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/audiences', { signal }))).items as Audience[],
  })
}
