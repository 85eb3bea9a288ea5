import type { StreamHandlers, StreamOpener } from '../api/eventStream'

/** A live stream the test speaks on. */
export class FakeStream {
  /** The Last-Event-ID of every connection that was opened. */
  resumedFrom: (string | undefined)[] = []
  #handlers: StreamHandlers | undefined
  #position = 0

  open: StreamOpener = (lastEventId, handlers) => {
    this.resumedFrom.push(lastEventId)
    this.#handlers = handlers
    return { close: () => undefined }
  }

  beat(): void {
    this.#handlers?.onEvent({ event: 'beat', data: '{}' })
  }

  say(event: string, data: object = {}): void {
    this.#position += 1
    this.#handlers?.onEvent({ event, id: String(this.#position), data: JSON.stringify(data) })
  }

  incident(incident: { id: string; number: string; version: number; position: number }, type: string): void {
    const { id, number, version, position } = incident
    this.say('incident', { id, number, version, position, type })
  }

  end(status = 0): void {
    this.#handlers?.onEnd(status)
  }
}
