interface Link {
  text?: string
  href?: string
}

/** Names, one a line, as they are typed. */
export function linesOf(names: string[]): string {
  return names.join('\n')
}

/** The names in what was typed. */
export function linesIn(text: string): string[] {
  return text.split('\n').flatMap(line => line.trim() || [])
}

/** Links, one a line, each with its words before the address. */
export function linkLines(links: Link[]): string {
  return links.map(({ text, href }) => [text, href].filter(Boolean).join(' ')).join('\n')
}

/** The links in what was typed: the last word of a line is the address. */
export function linksIn(text: string): Link[] {
  return linesIn(text).map(line => {
    const words = line.split(/\s+/)
    const href = words.pop() ?? ''
    return words.length > 0 ? { text: words.join(' '), href } : { href }
  })
}
