import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf, type Intent } from '../api/client'
import { keys } from '../api/queryKeys'
import { settleAt } from '../api/settle'
import type { MyPage, Written } from '../api/types'
import { useWrite } from '../api/useWrite'
import { rolesHeldBy } from '../domain/roles'

/** Pages to me that wait for an answer, worst incident first, then the one that waits longest. */
export function useMyPages() {
  return useQuery({
    queryKey: keys.myPages,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/pages/mine', { signal }))).items,
  })
}

const open = ({ state, phase }: { state: string; phase: string }) => state !== 'RESOLVED' && phase !== 'CLOSED'

/** Open incidents in which I hold a role. Resolved ones count until they are closed: there is still work in them. */
export function useMyRoles(me: string) {
  return useQuery({
    queryKey: keys.mine('open'),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents', { params: { query: { limit: 100 } }, signal })),
    select: page =>
      page.items
        .filter(incident => incident.phase !== 'CLOSED')
        .map(incident => ({ incident, roles: rolesHeldBy(me, incident.roles) }))
        .filter(({ roles }) => roles.length > 0),
  })
}

/** Open incidents of the two worst levels, for those who answer for all of them. */
export function useWorst(enabled: boolean) {
  return useQuery({
    queryKey: keys.mine('open'),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents', { params: { query: { limit: 100 } }, signal })),
    enabled,
    select: page => page.items.filter(each => open(each) && (each.severity === 'SEV1' || each.severity === 'SEV2')),
  })
}

/** Open incidents nobody has acknowledged, whether people are still called for them or not. */
export function useUntaken() {
  return useQuery({
    queryKey: keys.mine('open'),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents', { params: { query: { limit: 100 } }, signal })),
    select: page => page.items.filter(each => open(each) && each.state === 'TRIGGERED'),
  })
}

/** Open tasks of whoever is signed in, in every incident; those due first on top. */
export function useMyTasks() {
  return useQuery({
    queryKey: keys.mine('tasks'),
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/tasks/mine', { signal }))).items,
  })
}

/** Reports are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

/** How many reports nobody has dealt with, and since when the oldest waits. */
export function useWaitingReports() {
  return useQuery({
    queryKey: keys.reportQueue(false),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/user-reports', { params: { query: { closed: false } }, signal })),
    refetchInterval: lookAgain,
    select: ({ items, waiting }) => ({ waiting, oldest: items[0]?.receivedAt }),
  })
}

export function useOnCallNow() {
  return useQuery({
    queryKey: keys.onCallNow,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call', { signal }))).items,
  })
}

/** Answers what a page asks: takes the incident on or over, or says that one is still on it. */
export function useAnswerPage({ asks, incident }: MyPage, onDone: () => void) {
  const ref = incident.number
  return useWrite<null>({
    send: (_, intent) => answered(asks, ref, intent),
    settle: (written, queries) =>
      asks === 'ACKNOWLEDGE' ? settleAt(ref)(written, queries) : queries.invalidateQueries({ queryKey: keys.myPages }),
    onDone,
  })
}

async function answered(asks: MyPage['asks'], ref: string, intent: Intent): Promise<Written> {
  const init = { params: { path: { ref } }, headers: headersOf(intent) }
  if (asks === 'STILL_ON')
    return (await bodyOf(api.POST('/api/incidents/{ref}/still-on-it', init))) as unknown as Written
  if (asks === 'ACCEPT')
    return (await bodyOf(api.POST('/api/incidents/{ref}/hand-over/accept', init))) as unknown as Written
  return bodyOf(api.POST('/api/incidents/{ref}/acknowledge', { ...init, body: {} }))
}
