import { linesIn } from '../domain/lines'

interface Link {
  text?: string
  href?: string
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
