type Listener = () => void

/**
 * Stands between a dead session and the calls that need one: they wait here while the person logs in over the page, and
 * are then sent again with the same key, so that nothing typed is lost and nothing is done twice.
 */
class SessionGate {
  #lost = false
  #waiting: (() => void)[] = []
  #listeners = new Set<Listener>()

  isLost = (): boolean => this.#lost

  /** Called on a 401: resolves when the session lives again. */
  lost(): Promise<void> {
    const restored = new Promise<void>(resolve => this.#waiting.push(resolve))
    if (!this.#lost) {
      this.#lost = true
      this.#tell()
    }
    return restored
  }

  restored(): void {
    this.#lost = false
    this.#waiting.splice(0).forEach(go => {
      go()
    })
    this.#tell()
  }

  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

export const sessionGate = new SessionGate()
