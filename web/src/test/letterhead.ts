import { HttpResponse, http, type RequestHandler } from 'msw'
import type { Letterhead, NewLetterhead } from '../api/types'
import { at } from './builders'
import type { World } from './World'

/** Plain paper, and never anything else. */
export const plainPaper = (): Letterhead => ({ changes: [] })

export function aLetterhead(content: NewLetterhead = { name: 'Example Bank AG', lines: ['Hill 1'] }): Letterhead {
  return { content, changes: [{ name: content.name, by: 'Adam Ames', at: at(-600) }] } as Letterhead
}

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>
type Read = (path: string, answer: () => unknown) => RequestHandler

/** The letterhead's HTTP API over a world. */
export function letterheadHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const change = (content: NewLetterhead | undefined) => {
    const before = world.letterhead?.changes ?? []
    const changed = { ...(content ? { name: content.name } : {}), by: 'Adam Ames', at: at(before.length) }
    world.letterhead = { ...(content ? { content } : {}), changes: [changed, ...before] } as Letterhead
    return HttpResponse.json({ id: 'letterhead', version: before.length, position: ++world.position, changed: true })
  }
  return [
    read('/api/letterhead', () => world.letterhead),
    http.put('*/api/letterhead', ({ request }) => write(request, body => change(body as unknown as NewLetterhead))),
    http.delete('*/api/letterhead', ({ request }) => write(request, () => change(undefined))),
    http.post('*/api/letterhead/preview.pdf', () =>
      HttpResponse.arrayBuffer(new TextEncoder().encode('%PDF-1.6').buffer as ArrayBuffer, {
        headers: { 'Content-Type': 'application/pdf' },
      }),
    ),
  ]
}
