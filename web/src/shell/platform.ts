/** Only for how a key is written; the key itself works either way. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A shortcut as it is written on this device's keyboard. */
export function written(keys: string): string[] {
  return keys.split(' ').map(key =>
    key
      .replace('mod+', isMac ? '⌘ ' : 'Ctrl ')
      .toUpperCase()
      .replace('CTRL', 'Ctrl'),
  )
}
