import { csrfToken, headersOf, type Intent } from './client'
import { ProblemError, readProblem, unreachable } from './problem'
import type { Written } from './types'

/** A file on its way to a service. */
export interface Upload {
  /** Path and query. */
  url: string
  file: File
  /** Told each time more of it was sent, from 0 to 1. */
  onProgress: (sent: number) => void
}

/** Sends a file of any size as it is, without reading it into memory; `fetch` does not say how far it is. */
export function upload({ url, file, onProgress }: Upload, intent: Intent): Promise<Written> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    const token = csrfToken()
    const headers = {
      ...headersOf(intent),
      Accept: 'application/json, application/problem+json',
      'Content-Type': file.type || 'application/octet-stream',
      ...(token ? { 'X-XSRF-TOKEN': token } : {}),
    }
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = event => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(new ProblemError(unreachable()))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as Written)
        return
      }
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { 'Content-Type': request.getResponseHeader('Content-Type') ?? '' },
      })
      void readProblem(answer).then(problem => reject(new ProblemError(problem)))
    }
    request.send(file)
  })
}
