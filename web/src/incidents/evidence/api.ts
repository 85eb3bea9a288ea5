import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { CorrectEvidence, EvidenceClass, EvidenceGlance, TakeIntoEvidence, Written } from '../../api/types'
import { upload } from '../../api/upload'
import { useWrite } from '../../api/useWrite'

/** The evidence with its chains of custody; the incident's own news bring it up to date. */
export function useEvidence(ref: string, asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  return useQuery({
    queryKey: keys.evidence(ref, asOf),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/incidents/{ref}/evidence', { params: { path: { ref }, query }, signal })),
  })
}

/** What changed is read again before the dialog closes. */
const settleAt = (ref: string) => (_: Written, queries: QueryClient) =>
  queries.invalidateQueries({ queryKey: keys.incident(ref) })

/** Files up to this size are hashed here first, so that what arrives can be compared. */
export const largestHashed = 256 * 1024 * 1024

export interface Collected {
  name: string
  evidenceClass: EvidenceClass
  source: string
  note: string
  collectedBy: { id: string; name: string }
  collectedAt: string
}

export interface NewItem extends Collected {
  file: File
  /** In hex; missing where the file is too large to be read here. */
  sha256?: string
  /** Ids of those who may see it besides, and why; missing where it is not privileged. */
  privilege?: { people: string[]; reason: string }
}

/** Sends a file as evidence. */
export function useCollect(ref: string, onProgress: (sent: number) => void, onDone: () => void) {
  return useWrite<NewItem>({
    send: ({ file, sha256, collectedBy, note, privilege, ...said }, intent) => {
      const query = new URLSearchParams({
        ...said,
        collectedBy: collectedBy.id,
        collectedByName: collectedBy.name,
        ...(note === '' ? {} : { note }),
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(privilege === undefined ? {} : { privilegeReason: privilege.reason }),
      })
      for (const id of privilege?.people ?? []) query.append('privilegePeople', id)
      return upload(
        { url: `/api/incidents/${encodeURIComponent(ref)}/evidence?${query.toString()}`, file, onProgress },
        intent,
      )
    },
    settle: settleAt(ref),
    onDone,
  })
}

/** Makes evidence of what the incident has already. */
export function useTake(ref: string, onDone: () => void) {
  return useWrite<TakeIntoEvidence>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/evidence/take', {
          params: { path: { ref } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleAt(ref),
    onDone,
  })
}

/** Makes one item of evidence of what was said in the chat so far. */
export function useCollectTranscript(ref: string, onDone: () => void) {
  return useWrite<{ note?: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/evidence/transcript', {
          params: { path: { ref } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleAt(ref),
    onDone,
  })
}

/** The steps that take a reason and nothing else. */
export const reasonedPaths = {
  decline: 'transfer/decline',
  seal: 'seal',
  lift: 'privilege/lift',
  askDeletion: 'deletion',
  keep: 'deletion/decline',
  delete: 'deletion/confirm',
} as const
export type Reasoned = keyof typeof reasonedPaths

/** One of the steps that take a reason and nothing else. */
export function useStep(ref: string, itemId: string, step: Reasoned, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) => {
      const init = { params: { path: { ref, itemId } }, body, headers: headersOf(intent) }
      return (await bodyOf(
        api.POST(`/api/incidents/{ref}/evidence/{itemId}/${reasonedPaths[step]}`, init),
      )) as unknown as Written
    },
    settle: settleAt(ref),
    onDone,
  })
}

export function useAccept(ref: string, itemId: string) {
  return useWrite<undefined>({
    send: async (_, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/evidence/{itemId}/transfer/accept', {
          params: { path: { ref, itemId } },
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleAt(ref),
  })
}

export function useOffer(ref: string, itemId: string, onDone: () => void) {
  return useWrite<{ to: { id: string; name: string }; reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/evidence/{itemId}/transfer', {
          params: { path: { ref, itemId } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleAt(ref),
    onDone,
  })
}

export function useSetPrivilege(ref: string, itemId: string, onDone: () => void) {
  return useWrite<{ people: { id: string; name: string }[]; reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/incidents/{ref}/evidence/{itemId}/privilege', {
          params: { path: { ref, itemId } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleAt(ref),
    onDone,
  })
}

export function useCorrect(ref: string, itemId: string, onDone: () => void) {
  return useWrite<CorrectEvidence>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/incidents/{ref}/evidence/{itemId}/description', {
          params: { path: { ref, itemId } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleAt(ref),
    onDone,
  })
}

/** Looks at the beginning of an item; what is seen is given to whoever asked and kept nowhere. */
export function useLook(ref: string, itemId: string, onSeen: (glance: EvidenceGlance) => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) => {
      const init = { params: { path: { ref, itemId } }, body, headers: headersOf(intent) }
      const glance = await bodyOf(api.POST('/api/incidents/{ref}/evidence/{itemId}/view', init))
      onSeen(glance)
      return glance as unknown as Written
    },
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.evidence(ref) }),
  })
}

/** Has the browser save a copy; whether it could is seen in the chain a moment later. */
export function useCopy(ref: string, itemId: string) {
  const queries = useQueryClient()
  return (reason: string) => {
    const link = document.createElement('a')
    link.href = `/api/incidents/${encodeURIComponent(ref)}/evidence/${itemId}/content?reason=${encodeURIComponent(reason)}`
    link.download = ''
    link.click()
    setTimeout(() => void queries.invalidateQueries({ queryKey: keys.evidence(ref) }), 1_000)
  }
}
