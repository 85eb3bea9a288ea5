/** Names, one a line, as they are typed. */
export function linesOf(names: string[]): string {
  return names.join('\n')
}

/** The names in what was typed. */
export function linesIn(text: string): string[] {
  return text.split('\n').flatMap(line => line.trim() || [])
}
