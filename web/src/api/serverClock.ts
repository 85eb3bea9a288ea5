/** The server's idea of now, so that clocks tick alike on every screen whatever the device believes. */
class ServerClock {
  #offset = 0

  now(): number {
    return Date.now() + this.#offset
  }

  /** Learns from an answer's Date header, which is whole seconds: a smaller difference is noise and is ignored. */
  observe(dateHeader: string | null, askedAt: number, answeredAt: number): void {
    const server = Date.parse(dateHeader ?? '')
    if (Number.isNaN(server)) return
    const offset = server + 500 - (askedAt + answeredAt) / 2
    this.#offset = Math.abs(offset) > 1500 ? Math.round(offset) : 0
  }

  reset(): void {
    this.#offset = 0
  }
}

export const serverClock = new ServerClock()
