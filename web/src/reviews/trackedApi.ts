import { api, bodyOf, headersOf } from '../api/client'
import type { Written } from '../api/types'
import { useWrite } from '../api/useWrite'
import { settleActions } from './actionsApi'

/** Has an action item tracked, which makes one issue of it. */
export function useHandOver(ref: string, id: string, onDone: () => void) {
  return useWrite<{ tracker: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/reviews/{ref}/actions/{id}/tracker', {
          params: { path: { ref, id } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleActions,
    onDone,
  })
}

/** Has its issue followed no longer. */
export function useWithdrawTracking(ref: string, id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/reviews/{ref}/actions/{id}/tracker/withdraw', {
          params: { path: { ref, id } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleActions,
    onDone,
  })
}
