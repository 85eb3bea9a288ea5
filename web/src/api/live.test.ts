import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeStream } from '../test/fakeStream'
import { type Election, Live } from './live'
import type { LiveMessage } from './liveMessages'

const lead: Election = begin => void begin()
const follow: Election = () => undefined

/** Two tabs of one browser: what one posts the other hears. */
class FakeChannel {
  other?: FakeChannel
  heard: (event: MessageEvent) => void = () => undefined
  postMessage = (data: unknown) => this.other?.heard({ data } as MessageEvent)
  addEventListener = (_: string, listener: never) => {
    this.heard = listener
  }
  close = () => undefined
}

function open(elect: Election, more: object = {}) {
  const stream = new FakeStream()
  const live = new Live({ open: stream.open, elect, random: () => 1, onSessionLost: () => Promise.resolve(), ...more })
  const heard: LiveMessage[] = []
  live.onMessage(message => {
    if (message.kind !== 'beat') heard.push(message)
  })
  live.start()
  return { stream, live, heard }
}

const moved = { id: 'a', number: 'INC-1', version: 3, position: 40 }

describe('the live stream', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is live from the first beat', () => {
    const { stream, live } = open(lead)
    expect(live.status().state).toBe('connecting')
    stream.beat()
    expect(live.status().state).toBe('live')
  })

  it('says that it has stopped after 30 seconds of silence, and since when', () => {
    const { stream, live } = open(lead)
    stream.beat()
    const lastBeat = Date.now()
    vi.advanceTimersByTime(29_999)
    expect(live.status().state).toBe('live')
    vi.advanceTimersByTime(1)
    expect(live.status()).toEqual({ state: 'stopped', lastBeatAt: lastBeat })
  })

  it('stays live as long as beats come', () => {
    const { stream, live } = open(lead)
    for (let beat = 0; beat < 10; beat++) {
      stream.beat()
      vi.advanceTimersByTime(15_000)
    }
    expect(live.status().state).toBe('live')
  })

  it('resumes after the last event it saw', () => {
    const { stream } = open(lead)
    stream.incident(moved, 'incident.acknowledged')
    stream.end()
    vi.advanceTimersByTime(1000)
    expect(stream.resumedFrom).toEqual([undefined, '1'])
  })

  it('waits longer after each failure, up to half a minute', () => {
    const { stream } = open(lead)
    for (const wait of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      const before = stream.resumedFrom.length
      stream.end(503)
      vi.advanceTimersByTime(wait - 1)
      expect(stream.resumedFrom.length).toBe(before)
      vi.advanceTimersByTime(1)
      expect(stream.resumedFrom.length).toBe(before + 1)
    }
  })

  it('tries again at once when the network is back', () => {
    const { stream, live } = open(lead)
    stream.end()
    live.hurry()
    expect(stream.resumedFrom.length).toBe(2)
  })

  it('waits for the log-in when the session is gone, and then goes on', async () => {
    let restore: () => void = () => undefined
    const { stream } = open(lead, { onSessionLost: () => new Promise<void>(resolve => (restore = resolve)) })
    stream.end(401)
    await vi.advanceTimersByTimeAsync(60_000)
    const before = stream.resumedFrom.length
    restore()
    await vi.advanceTimersByTimeAsync(0)
    expect(stream.resumedFrom.length).toBe(before + 1)
  })

  it('shares one stream between the tabs of a browser', () => {
    const [one, other] = [new FakeChannel(), new FakeChannel()]
    one.other = other
    other.other = one
    const leader = open(lead, { channel: one })
    const follower = open(follow, { channel: other })
    leader.stream.beat()
    leader.stream.incident(moved, 'incident.acknowledged')
    expect(follower.stream.resumedFrom).toEqual([])
    expect(follower.live.status().state).toBe('live')
    expect(follower.heard).toEqual(leader.heard)
    expect(follower.heard).toMatchObject([{ kind: 'incident', incident: moved }])
  })

  it('passes over messages it does not understand', () => {
    const { stream, heard } = open(lead)
    stream.say('weather', { rain: true })
    stream.say('incident', { id: 5 })
    expect(heard).toEqual([])
  })
})
