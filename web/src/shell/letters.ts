const stored = 'muster.letters'

/** Whether single-letter shortcuts are on. Some people's speech input types letters (WCAG 2.1.4). */
export function lettersOn(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off'
  } catch {
    return true
  }
}

export function switchLetters(on: boolean): void {
  try {
    localStorage.setItem(stored, on ? 'on' : 'off')
  } catch {
    // stays as it is
  }
}
