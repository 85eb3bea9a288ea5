import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import { settleAt } from '../../api/settle'
import type { Moment, TaskState } from '../../api/types'
import { useWrite } from '../../api/useWrite'
import type { IncidentRole } from '../../domain/roles'

export interface NewTask {
  title: string
  ownerId?: string
  ownerName?: string
  due?: string
  dependsOn?: string[]
}

/** Says what has to be done. */
export function useAddTask(ref: string, onDone: () => void) {
  return useWrite<NewTask>({
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/tasks', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    settle: settleAt(ref),
    onDone,
  })
}

export interface TaskMove {
  taskId: string
  to: TaskState
  reason?: string
}

export function useMoveTask(ref: string, onDone?: () => void) {
  return useWrite<TaskMove>({
    send: ({ taskId, ...body }, intent) => {
      const init = { params: { path: { ref, taskId } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/incidents/{ref}/tasks/{taskId}/state', init))
    },
    settle: settleAt(ref),
    ...(onDone ? { onDone } : {}),
  })
}

/** Takes a task, gives it to somebody, or leaves it to whoever takes it. */
export function useAssignTask(ref: string, onDone?: () => void) {
  return useWrite<{ taskId: string; owner: { id: string; name: string } | null }>({
    send: ({ taskId, owner }, intent) => {
      const params = { path: { ref, taskId } }
      const headers = headersOf(intent)
      return owner
        ? bodyOf(
            api.PUT('/api/incidents/{ref}/tasks/{taskId}/owner', {
              params,
              headers,
              body: { personId: owner.id, personName: owner.name },
            }),
          )
        : bodyOf(api.DELETE('/api/incidents/{ref}/tasks/{taskId}/owner', { params, headers }))
    },
    settle: settleAt(ref),
    ...(onDone ? { onDone } : {}),
  })
}

export interface TaskWords {
  taskId: string
  title: string
  details?: string
  due?: string
  dependsOn: string[]
}

export function useChangeTask(ref: string, onDone: () => void) {
  return useWrite<TaskWords>({
    send: ({ taskId, ...body }, intent) => {
      const init = { params: { path: { ref, taskId } }, body, headers: headersOf(intent) }
      return bodyOf(api.PUT('/api/incidents/{ref}/tasks/{taskId}', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}

/** Everybody who can be called: those one may hand something to. */
export function useReachablePeople() {
  return useQuery({
    queryKey: keys.onCallPeople,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/people', { signal }))).items,
  })
}

const mostNames = 200

/** The services the catalogue knows, to choose from; others may be named all the same. */
export function useServiceNames(): string[] {
  const services = useQuery({
    queryKey: keys.serviceNames,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/services', { params: { query: { limit: mostNames } }, signal })),
    select: page => page.items.map(service => service.name),
  })
  return services.data ?? []
}

export interface SaidMoment {
  moment: Moment
  at: string
  source?: string
  reason?: string
}

export function useSayMoment(ref: string, onDone: () => void) {
  return useWrite<SaidMoment>({
    send: ({ moment, ...body }, intent) => {
      const init = { params: { path: { ref, moment } }, body, headers: headersOf(intent) }
      return bodyOf(api.PUT('/api/incidents/{ref}/moments/{moment}', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}

export function useWithdrawMoment(ref: string, moment: Moment, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: (body, intent) => {
      const init = { params: { path: { ref, moment } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/incidents/{ref}/moments/{moment}/withdraw', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}

export function useChangeServices(ref: string, onDone: () => void) {
  return useWrite<{ add?: string[]; remove?: string[]; reason?: string }>({
    send: (body, intent) =>
      bodyOf(
        api.POST('/api/incidents/{ref}/services', { params: { path: { ref } }, body, headers: headersOf(intent) }),
      ),
    settle: settleAt(ref),
    onDone,
  })
}

export interface PartyWords {
  /** Missing: they are named for the first time. */
  partyId?: string
  name: string
  count?: number
  estimated?: boolean
  reason?: string
}

export function useAffectParty(ref: string, onDone: () => void) {
  return useWrite<PartyWords>({
    send: ({ partyId, ...body }, intent) => {
      const headers = headersOf(intent)
      return partyId
        ? bodyOf(
            api.PUT('/api/incidents/{ref}/parties/{partyId}', { params: { path: { ref, partyId } }, body, headers }),
          )
        : bodyOf(api.POST('/api/incidents/{ref}/parties', { params: { path: { ref } }, body, headers }))
    },
    settle: settleAt(ref),
    onDone,
  })
}

export function useClearParty(ref: string, partyId: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: (body, intent) => {
      const init = { params: { path: { ref, partyId } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/incidents/{ref}/parties/{partyId}/clear', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}

/** Sends a file as it is. Its hash is taken here first, so that what arrives can be compared. */
export function useAttach(ref: string, onDone: () => void) {
  return useWrite<{ name: string; size: number; sha256: string; file: File }>({
    send: async ({ name, sha256, file }, intent) => {
      const init = {
        params: { path: { ref }, query: { name, sha256 } },
        body: '',
        bodySerializer: () => file,
        headers: { ...headersOf(intent), 'Content-Type': file.type || 'application/octet-stream' },
      }
      return bodyOf(api.POST('/api/incidents/{ref}/attachments', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}

export function useWithdrawAttachment(ref: string, attachmentId: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: (body, intent) => {
      const init = { params: { path: { ref, attachmentId } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/incidents/{ref}/attachments/{attachmentId}/withdraw', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}

export function useReopen(ref: string, version: number, onDone: () => void) {
  return useWrite<{ reason: string; page: boolean }>({
    version,
    field: 'state',
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/reopen', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    settle: settleAt(ref),
    onDone,
  })
}

export interface HandOver {
  role: IncidentRole
  personId: string
  personName: string
  fromId: string
  summary: string
}

export function useHandOver(ref: string, version: number, onDone: () => void) {
  return useWrite<HandOver>({
    version,
    field: 'role',
    send: ({ role, ...body }, intent) => {
      const init = { params: { path: { ref, role } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/incidents/{ref}/roles/{role}/hand-over', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}
