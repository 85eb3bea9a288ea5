import { useEffect, useRef } from 'react'

const id = 'muster-alerts'

/** Speaks a text to screen readers at once: for a new page only, everything else can wait. */
export function useLiveAnnounce(text: string | undefined): void {
  const spoken = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (text === undefined || text === spoken.current) return
    spoken.current = text
    const region = document.getElementById(id)
    if (region) region.textContent = text
  }, [text])
}

export const announcerId = id
