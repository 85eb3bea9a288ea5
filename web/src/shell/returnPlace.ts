const stored = 'muster.returnTo'

/** Keeps where one wanted to go, over the trip to the identity provider and back to the start page. */
export function rememberPlace(): void {
  try {
    sessionStorage.setItem(stored, location.pathname + location.search + location.hash)
  } catch {
    // one then lands on the start page
  }
}

/** The remembered place, once; only ever a path of our own. */
export function takePlace(): string | undefined {
  try {
    const place = sessionStorage.getItem(stored)
    sessionStorage.removeItem(stored)
    return place?.startsWith('/') && !place.startsWith('//') ? place : undefined
  } catch {
    return undefined
  }
}
