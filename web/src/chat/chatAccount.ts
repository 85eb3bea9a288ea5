import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { api, bodyOf, headersOf } from '../api/client'
import { problemOf } from '../api/problem'
import { keys } from '../api/queryKeys'
import type { MyChatAccount, Written } from '../api/types'
import { useWrite } from '../api/useWrite'

export type ChatAccount = NonNullable<MyChatAccount['account']>

/** What a link out of the chat brings along. */
export const chatAccountSchema = z.object({ token: z.catch(z.optional(z.string()), undefined) })

/** Who I am in the chat, and whom the link out of it is about. */
export function useChatAccount(token: string | undefined) {
  return useQuery({
    queryKey: keys.chatAccount(token),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/chat-account', { params: { query: token === undefined ? {} : { token } }, signal }),
      )) as MyChatAccount,
    retry: false,
  })
}

export function useLinkChat(onDone: () => void) {
  const queries = useQueryClient()
  return useWrite<{ token: string }>({
    send: async (body, intent) =>
      (await bodyOf(api.POST('/api/chat-account', { body, headers: headersOf(intent) }))) as unknown as Written,
    settle: () => queries.invalidateQueries({ queryKey: keys.chatAccounts }),
    onDone,
  })
}

export function useUnlinkChat() {
  const queries = useQueryClient()
  return useWrite<null>({
    send: async (_, intent) =>
      (await bodyOf(api.POST('/api/chat-account/unlink', { headers: headersOf(intent) }))) as unknown as Written,
    settle: () => queries.invalidateQueries({ queryKey: keys.chatAccounts }),
  })
}

/** Makes a code for Teams; then looks whether it was typed there: whoever still asks is not known. */
export function useTeamsCode() {
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: async () => await bodyOf(api.POST('/api/chat-account/teams-code', {})),
  })
  const look = useMutation({
    mutationFn: () => queries.refetchQueries({ queryKey: keys.chatAccounts, type: 'active' }, { throwOnError: true }),
  })
  return {
    code: make.data,
    make: () => {
      look.reset()
      make.mutate()
    },
    look: () => look.mutate(),
    missing: look.isSuccess,
    problem: make.isError ? problemOf(make.error) : look.isError ? problemOf(look.error) : undefined,
    isPending: make.isPending || look.isPending,
  }
}
