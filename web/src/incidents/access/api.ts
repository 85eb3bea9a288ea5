import { api, bodyOf, headersOf } from '../../api/client'
import { settleAt } from '../../api/settle'
import { useWrite } from '../../api/useWrite'

/** Shuts the door, or opens it to everybody again. */
export function useVisibility(ref: string, verb: 'make-private' | 'make-public', onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: (body, intent) => {
      const init = { params: { path: { ref } }, body, headers: headersOf(intent) }
      return verb === 'make-private'
        ? bodyOf(api.POST('/api/incidents/{ref}/access/make-private', init))
        : bodyOf(api.POST('/api/incidents/{ref}/access/make-public', init))
    },
    settle: settleAt(ref),
    onDone,
  })
}

export interface Naming {
  personId: string
  personName?: string
  reason?: string
}

/** Names somebody on a private incident. */
export function useGrantAccess(ref: string, onDone: () => void) {
  return useWrite<Naming>({
    send: ({ personId, ...body }, intent) =>
      bodyOf(
        api.PUT('/api/incidents/{ref}/access/people/{personId}', {
          params: { path: { ref, personId } },
          body,
          headers: headersOf(intent),
        }),
      ),
    settle: settleAt(ref),
    onDone,
  })
}

/** Says that somebody may not see it any more. */
export function useWithdrawAccess(ref: string, onDone: () => void) {
  return useWrite<{ personId: string; reason: string }>({
    send: ({ personId, reason }, intent) =>
      bodyOf(
        api.POST('/api/incidents/{ref}/access/people/{personId}/withdraw', {
          params: { path: { ref, personId } },
          body: { reason },
          headers: headersOf(intent),
        }),
      ),
    settle: settleAt(ref),
    onDone,
  })
}
