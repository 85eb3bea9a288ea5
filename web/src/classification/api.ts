import { useMutation, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { ClassificationAnswer, ClassificationQuestion, Matrix, NewMatrix, Written } from '../api/types'
import { useWrite } from '../api/useWrite'

/** The matrix that holds, with its versions. */
export function useMatrix() {
  return useQuery({
    queryKey: keys.matrix,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/classification', { signal }))) as Matrix,
  })
}

/** Tries a matrix on something; nothing is written. */
export function useTry() {
  return useMutation<ClassificationAnswer, Error, ClassificationQuestion>({
    mutationFn: async body => (await bodyOf(api.POST('/api/classification/preview', { body }))) as ClassificationAnswer,
  })
}

/** The first version has nothing to build on. */
export function usePublish(version: number, onDone: () => void) {
  return useWrite<NewMatrix>({
    send: async (body, intent) =>
      (await bodyOf(api.PUT('/api/classification', { body, headers: headersOf(intent) }))) as unknown as Written,
    version: version === 0 ? undefined : version - 1,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.matrix }),
    onDone,
  })
}
