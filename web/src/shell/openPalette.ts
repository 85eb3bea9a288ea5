import { spotlight } from '@mantine/spotlight'
import { createRef } from 'react'
import { flushSync } from 'react-dom'

/** Where one types in it. */
export const paletteInput = createRef<HTMLInputElement>()

/** Opens the palette so that the very next key already goes to it. */
export function openPalette(): void {
  flushSync(spotlight.open)
  paletteInput.current?.focus()
}
