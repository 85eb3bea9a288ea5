import { type QueryClient, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type {
  PublishedReview,
  Review,
  ReviewFactor,
  ReviewPage,
  ReviewProgress,
  ReviewSectionName,
  UnreviewedPage,
  Written,
} from '../api/types'
import { useWrite } from '../api/useWrite'

/** Others write at the same time; an open page looks again by itself. */
const lookAgain = 10_000

/** Reviews, those of the newest incidents first. */
export function useReviews(progress: ReviewProgress | undefined, before: string | undefined) {
  return useQuery({
    queryKey: keys.reviewList(progress, before),
    queryFn: async ({ signal }) => {
      const query = { ...(progress ? { progress } : {}), ...(before ? { before } : {}) }
      return (await bodyOf(api.GET('/api/reviews', { params: { query }, signal }))) as ReviewPage
    },
    refetchInterval: lookAgain,
  })
}

/** Incidents that ended and have no published review, the oldest first. */
export function useUnreviewed() {
  return useQuery({
    queryKey: keys.unreviewed,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/unreviewed-incidents', { signal }))) as UnreviewedPage,
    refetchInterval: lookAgain,
  })
}

export function useReview(ref: string) {
  return useQuery({
    queryKey: keys.review(ref),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/reviews/{ref}', { params: { path: { ref } }, signal }))) as Review,
    refetchInterval: lookAgain,
  })
}

/** What a version said; asked for when somebody looks. */
export function useReviewVersion(ref: string, version: number) {
  return useQuery({
    queryKey: keys.reviewVersion(ref, version),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/reviews/{ref}/versions/{version}', { params: { path: { ref, version } }, signal }),
      )) as PublishedReview,
  })
}

/** The answer to a read that asks for the written position includes it; then everything is read anew. */
async function settle(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/reviews', { params: { query: { limit: 1, atLeast: written.position } } })).catch(
    () => undefined,
  )
  await queries.invalidateQueries({ queryKey: keys.reviews })
}

/** Writes a section on the version that was read. */
export function useSectionText(ref: string, section: ReviewSectionName, onDone: () => void) {
  return useWrite<{ version: number; text: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/reviews/{ref}/sections/{section}', {
          params: { path: { ref, section } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}

/** Says who a section is for. */
export function useSectionAudience(ref: string, section: ReviewSectionName) {
  return useWrite<{ visibility: 'INTERNAL' | 'PUBLIC' }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/reviews/{ref}/sections/{section}/visibility', {
          params: { path: { ref, section } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
  })
}

/** A factor or an answer, new or said otherwise. */
export type PartText =
  | { what: 'factors'; id: string; version?: number; kind: ReviewFactor['kind']; text: string }
  | { what: 'whys'; id: string; version?: number; parent?: string; text: string }

export function usePart(ref: string, onDone: () => void) {
  return useWrite<PartText>({
    send: async ({ what, id, ...body }, intent) =>
      (await bodyOf(
        api.PUT(`/api/reviews/{ref}/${what}/{id}` as '/api/reviews/{ref}/whys/{id}', {
          params: { path: { ref, id } },
          body: body as never,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}

export function usePartRemoval(ref: string) {
  return useWrite<{ what: 'factors' | 'whys'; id: string }>({
    send: async ({ what, id }, intent) =>
      (await bodyOf(
        api.DELETE(`/api/reviews/{ref}/${what}/{id}` as '/api/reviews/{ref}/whys/{id}', {
          params: { path: { ref, id } },
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
  })
}

/** A verb on the review as a whole. */
export type ReviewVerb =
  | { verb: 'submit' | 'redraft' }
  | { verb: 'approve'; revision: number }
  | { verb: 'return' | 'waive'; reason: string }

export function useReviewVerb(ref: string, onDone: () => void) {
  return useWrite<ReviewVerb>({
    send: async ({ verb, ...body }, intent) =>
      (await bodyOf(
        api.POST(`/api/reviews/{ref}/${verb}` as '/api/reviews/{ref}/approve', {
          params: { path: { ref } },
          body: body as never,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}
