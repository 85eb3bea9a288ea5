import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { problemOf } from '../../api/problem'
import { keys } from '../../api/queryKeys'
import type { ContactRules, ContactTests, MyContact, NewContactMethod } from '../../api/types'
import { useWrite } from '../../api/useWrite'
import type { Severity } from '../../domain/severity'

const everything = { queryKey: keys.myContact }

/** How I am reached, and by which rules. */
export function useMyContact() {
  return useQuery({
    queryKey: keys.myContact,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/on-call/me', { signal })),
  })
}

export function useAddMethod(onDone: (methodId: string) => void) {
  return useWrite<NewContactMethod>({
    send: (body, intent) => bodyOf(api.POST('/api/on-call/me/methods', { body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone: written => {
      if ('methodId' in written) onDone(String(written.methodId))
    },
  })
}

export function useSendCode() {
  return useWrite<{ id: string }>({
    send: ({ id }, intent) =>
      bodyOf(api.POST('/api/on-call/me/methods/{id}/code', { params: { path: { id } }, headers: headersOf(intent) })),
  })
}

export function useVerify(id: string, onDone: () => void) {
  return useWrite<{ code: string }>({
    send: (body, intent) =>
      bodyOf(
        api.POST('/api/on-call/me/methods/{id}/verification', {
          params: { path: { id } },
          body,
          headers: headersOf(intent),
        }),
      ),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useRemoveMethod() {
  return useWrite<{ id: string }>({
    send: ({ id }, intent) =>
      bodyOf(api.DELETE('/api/on-call/me/methods/{id}', { params: { path: { id } }, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
  })
}

export function useSetRules(version: number, onDone: () => void) {
  return useWrite<ContactRules>({
    send: (body, intent) => bodyOf(api.PUT('/api/on-call/me/rules', { body, headers: headersOf(intent) })),
    ...(version < 0 ? {} : { version }),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

/** How I would be paged for a severity at an instant; told by the rules as they were saved last. */
export function useContactPreview(severity: Severity, at: string, version: number) {
  return useQuery({
    queryKey: [...keys.myContact, 'preview', severity, at, version],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/on-call/me/preview', { params: { query: { severity, at } }, signal })),
    placeholderData: keepPreviousData,
  })
}

/** Sends a page to myself; what came of it is told for each method. */
export function useTestMyself() {
  const queries = useQueryClient()
  return useMutation<ContactTests>({
    mutationFn: () => bodyOf(api.POST('/api/on-call/me/tests', {})),
    onSettled: () => queries.invalidateQueries(everything),
  })
}

/** Makes a link for Telegram; the second time looks whether a chat was linked by it. */
export function useTelegramLink(onLinked: () => void) {
  const queries = useQueryClient()
  const before = () => ways(queries.getQueryData<MyContact>(keys.myContact))
  const make = useMutation({
    mutationFn: async () => ({ link: await bodyOf(api.POST('/api/on-call/me/telegram-link', {})), before: before() }),
  })
  const look = useMutation({
    mutationFn: async () => {
      await queries.refetchQueries(everything)
      return before() > (make.data?.before ?? 0)
    },
    onSuccess: linked => {
      if (linked) onLinked()
    },
  })
  return {
    made: make.data?.link,
    missing: look.data === false,
    isPending: make.isPending || look.isPending,
    problem: make.isError ? problemOf(make.error) : undefined,
    go: () => (make.data ? look.mutate() : make.mutate()),
  }
}

/** Chats that page me: one that was taken away is there again when it is verified anew. */
const ways = (contact: MyContact | undefined) =>
  contact?.methods.filter(({ kind, verified }) => kind === 'TELEGRAM' && verified).length ?? 0
