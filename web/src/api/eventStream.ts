import { createParser } from 'eventsource-parser'

/** One event of the stream as it came over the wire. */
export interface StreamEvent {
  event?: string
  id?: string
  data: string
}

export interface OpenStream {
  close(): void
}

export interface StreamHandlers {
  onEvent(event: StreamEvent): void
  /** The stream ended or could not be opened; status is the server's answer, or 0 when there was none. */
  onEnd(status: number): void
}

export type StreamOpener = (lastEventId: string | undefined, handlers: StreamHandlers) => OpenStream

/**
 * Opens the live stream with fetch, not EventSource: it can say where to resume after a reload of the leader, and it sees
 * the status, so that a dead session is told from an outage.
 */
export const openLiveStream: StreamOpener = (lastEventId, handlers) => {
  const abort = new AbortController()
  const read = async (): Promise<number> => {
    const response = await fetch(`${location.origin}/api/live`, {
      signal: abort.signal,
      cache: 'no-store',
      headers: { Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
    })
    if (!response.ok || !response.body) return response.status
    const parser = createParser({ onEvent: handlers.onEvent })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return 0
      parser.feed(value)
    }
  }
  read()
    .catch(() => 0)
    .then(status => {
      if (!abort.signal.aborted) handlers.onEnd(status)
    })
  return { close: () => abort.abort() }
}
