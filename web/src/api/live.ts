import type { OpenStream, StreamEvent, StreamOpener } from './eventStream'
import { type LiveMessage, parseLive } from './liveMessages'

/** What the live light shows. */
export interface LiveStatus {
  state: 'connecting' | 'live' | 'stopped'
  /** When the last sign of life came. */
  lastBeatAt?: number
}

/** Makes one tab of the browser the leader; resolves never while it leads. */
export type Election = (lead: () => Promise<void>, signal: AbortSignal) => void

export interface LiveOptions {
  open: StreamOpener
  elect: Election
  /** Shares the leader's events with the other tabs of this browser. */
  channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>
  now?: () => number
  random?: () => number
  onSessionLost: () => Promise<void>
}

const silence = 30_000
const longestWait = 30_000

/** With Web Locks one tab leads and the others queue for its place; without them (plain http) every tab leads itself. */
export const electByLock: Election = (lead, signal) => {
  if (!navigator.locks) {
    void lead()
    return
  }
  navigator.locks.request('muster.live', { signal }, lead).catch(() => undefined)
}

/**
 * The live stream of this browser, shared by its tabs. Tells what changed, and honestly when it no longer knows: after 30
 * seconds without a beat the light says so. Missed events are fetched by resuming at the last id seen by any tab.
 */
export class Live {
  #options: LiveOptions
  #status: LiveStatus = { state: 'connecting' }
  #statusListeners = new Set<() => void>()
  #messageListeners = new Set<(message: LiveMessage) => void>()
  #lastEventId: string | undefined
  #stream: OpenStream | undefined
  #silenceTimer: ReturnType<typeof setTimeout> | undefined
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #leading = false
  #ended = new AbortController()

  constructor(options: LiveOptions) {
    this.#options = options
  }

  start(): void {
    this.#options.channel?.addEventListener('message', event => this.#take((event as MessageEvent<StreamEvent>).data))
    this.#awaitBeat()
    this.#options.elect(() => {
      this.#leading = true
      this.#connect()
      return new Promise(resolve => this.#ended.signal.addEventListener('abort', () => resolve()))
    }, this.#ended.signal)
  }

  stop(): void {
    this.#ended.abort()
    this.#stream?.close()
    clearTimeout(this.#silenceTimer)
    clearTimeout(this.#retryTimer)
    this.#options.channel?.close()
  }

  status = (): LiveStatus => this.#status

  onStatus = (listener: () => void): (() => void) => {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  onMessage = (listener: (message: LiveMessage) => void): (() => void) => {
    this.#messageListeners.add(listener)
    return () => this.#messageListeners.delete(listener)
  }

  /** The network is back or the person looks again: do not wait out the pause. */
  hurry = (): void => {
    if (this.#leading && this.#retryTimer !== undefined) this.#connect()
  }

  #connect(): void {
    clearTimeout(this.#retryTimer)
    this.#retryTimer = undefined
    this.#stream?.close()
    this.#stream = this.#options.open(this.#lastEventId, {
      onEvent: event => {
        this.#failures = 0
        this.#take(event)
        this.#options.channel?.postMessage(event)
      },
      onEnd: status => this.#reconnect(status),
    })
  }

  #reconnect(status: number): void {
    if (this.#ended.signal.aborted) return
    if (status === 401) {
      void this.#options.onSessionLost().then(() => this.#connect())
      return
    }
    const wait = Math.min(longestWait, 1000 * 2 ** this.#failures)
    this.#failures += 1
    const jitter = 0.5 + (this.#options.random ?? Math.random)() / 2
    this.#retryTimer = setTimeout(() => this.#connect(), Math.max(1000, wait * jitter))
  }

  #take(event: StreamEvent): void {
    this.#sawLife()
    if (event.id) this.#lastEventId = event.id
    const message = parseLive(event.event, event.data)
    if (message) for (const listener of this.#messageListeners) listener(message)
  }

  #sawLife(): void {
    this.#setStatus({ state: 'live', lastBeatAt: (this.#options.now ?? Date.now)() })
    this.#awaitBeat()
  }

  #awaitBeat(): void {
    clearTimeout(this.#silenceTimer)
    this.#silenceTimer = setTimeout(() => {
      this.#setStatus({ ...this.#status, state: 'stopped' })
      // A connection that is open but silent is dead as well: begin a new one.
      if (this.#leading && this.#retryTimer === undefined) this.#connect()
      this.#awaitBeat()
    }, silence)
  }

  #setStatus(status: LiveStatus): void {
    const changed = status.state !== this.#status.state
    this.#status = changed ? status : Object.assign(this.#status, status)
    if (changed) for (const listener of this.#statusListeners) listener()
  }
}
