import { HttpResponse, http, type RequestHandler } from 'msw'
import type { PublishedReview, Review, ReviewSection, ReviewSectionName, UnreviewedIncident } from '../api/types'
import { at, mina, ravi, rosa } from './builders'
import type { World } from './World'

/** What a stand-in for incident-service knows of reviews. Undefined: they cannot be read. */
export interface Learning {
  reviews: Review[] | undefined
  unreviewed: UnreviewedIncident[]
  published: PublishedReview | undefined
  /** What somebody else saves in a section just before the next write of it. */
  meanwhile: Map<ReviewSectionName, string>
}

export const noLearning = (): Learning => ({
  reviews: [],
  unreviewed: [],
  published: undefined,
  meanwhile: new Map(),
})

const person = (who: typeof rosa) => ({ kind: 'PERSON' as const, ...who })

function drafted(section: ReviewSectionName, ...lines: [string, ...number[]][]): ReviewSection {
  return {
    section,
    version: 1,
    visibility: 'INTERNAL',
    text: lines.map(([text]) => text).join('\n'),
    lines: lines.map(([text, ...positions]) => ({ text, drafted: true, positions })),
    at: at(30),
  }
}

/** A review as it is when its incident has just ended. */
export function aReview(number: string, over: Partial<Review> = {}): Review {
  return {
    row: {
      incident: { id: number.toLowerCase(), number },
      title: 'Payments were refused',
      severity: 'SEV2',
      endedAt: at(29),
      incidentOpen: false,
      outdated: false,
      progress: 'DRAFT',
      updatedAt: at(30),
    },
    sections: [
      drafted(
        'SUMMARY',
        [`${number}, “Payments were refused”, was opened at 2025-10-02 01:12 UTC as SEV2.`, 11],
        ['It ended at 2025-10-02 01:41 UTC, after 29 min.', 11, 40],
      ),
      drafted('IMPACT', ['Affected services: checkout, payments.', 11, 19], ['At its worst it was SEV1.', 17]),
      drafted('TIMELINE', ['2025-10-02 01:12 UTC: The first alert fired: PaymentsRefused', 9]),
      drafted('DETECTION', ['An alert noticed it: PaymentsRefused.', 9]),
      drafted(
        'DELAYS',
        ['From the opening until somebody took it on: 7 min.', 11, 15],
        ['Nobody had the role of scribe.'],
      ),
      drafted('HELPED'),
      drafted('LEARNED'),
    ],
    factors: [],
    whys: [],
    revision: 1,
    mayApprove: false,
    authors: [],
    versions: [],
    aggregateVersion: 0,
    ...over,
  }
}

/** A review somebody has submitted, with all that can be in one. */
export function aWrittenReview(number: string): Review {
  const review = aReview(number)
  return {
    ...review,
    row: { ...review.row, progress: 'SUBMITTED' },
    sections: review.sections.map(section =>
      section.section === 'HELPED'
        ? {
            ...section,
            version: 3,
            visibility: 'PUBLIC',
            text: 'The runbook named the switch.',
            lines: [{ text: 'The runbook named the switch.', drafted: false, positions: [] }],
            by: person(ravi),
          }
        : section,
    ),
    factors: [
      { id: 'f-1', version: 1, kind: 'CHANGE', text: 'A release with a smaller pool', by: person(rosa), at: at(40) },
      {
        id: 'f-2',
        version: 2,
        kind: 'MONITORING',
        text: 'Nothing watched how many payments were refused',
        by: person(ravi),
        at: at(44),
      },
    ],
    whys: [
      { id: 'w-1', version: 1, text: 'The connection pool ran dry', by: person(rosa), at: at(41) },
      { id: 'w-2', parent: 'w-1', version: 1, text: 'The release made it smaller', by: person(rosa), at: at(42) },
      {
        id: 'w-3',
        parent: 'w-2',
        version: 1,
        text: 'Its size is a default nobody chose',
        by: person(ravi),
        at: at(43),
      },
    ],
    revision: 9,
    mayApprove: true,
    authors: [person(ravi), person(rosa)],
    submitted: { by: person(rosa), at: at(60) },
    aggregateVersion: 10,
  }
}

/** What was published of it. */
export function aPublishedReview(review: Review, version: number): PublishedReview {
  return {
    incident: review.row.incident,
    version,
    at: at(70),
    approvedBy: person(mina),
    sections: review.sections.map(({ section, visibility, text }) => ({ section, visibility, text })),
    factors: review.factors.map(({ kind, text }) => ({ kind, text })),
    whys: review.whys.map(({ id, text, parent }) => ({ id, text, ...(parent ? { parent } : {}) })),
  }
}

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>
type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler

/** The reviews' HTTP API over a world. */
export function reviewHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const { learning } = world
  const find = (ref: unknown) => learning.reviews?.find(({ row }) => row.incident.number === ref)
  const done = () => HttpResponse.json({ id: 'review', version: 1, position: ++world.position, changed: true })
  const change = (ref: unknown, next: (review: Review) => Review) => {
    learning.reviews = learning.reviews?.map(each => (each.row.incident.number === ref ? next(each) : each))
    return done()
  }
  const me = () => ({ kind: 'PERSON' as const, id: world.me?.id ?? '', name: world.me?.name ?? '' })
  const now = () => new Date().toISOString()
  const said = (review: Review, name: unknown, text: string): Review => ({
    ...review,
    row: { ...review.row, progress: 'DRAFT' },
    sections: review.sections.map(section =>
      section.section === name
        ? {
            ...section,
            version: section.version + 1,
            text,
            lines: text.split('\n').map(line => ({ text: line, drafted: false, positions: [] })),
            by: me(),
          }
        : section,
    ),
  })
  const conflict = (yours: string, theirs: string, currentVersion: number) =>
    HttpResponse.json(
      {
        type: 'urn:muster:problem:text-changed',
        title: 'Conflict',
        status: 409,
        detail: 'Somebody wrote here since you began.',
        theirs,
        yours,
        merged: `${theirs}\n${yours}`,
        conflicts: 1,
        currentVersion,
      },
      { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
    )
  const verbs: Record<string, (review: Review, body: Record<string, unknown>) => Review> = {
    submit: review => ({
      ...review,
      row: { ...review.row, progress: 'SUBMITTED' },
      submitted: { by: me(), at: now() },
    }),
    redraft: review => review,
    return: ({ submitted: _, ...review }, { reason }) => ({
      ...review,
      row: { ...review.row, progress: 'RETURNED' },
      returned: { by: me(), at: now(), text: String(reason) },
    }),
    waive: (review, { reason }) => ({
      ...review,
      row: { ...review.row, progress: 'WAIVED' },
      waived: { by: me(), at: now(), text: String(reason) },
    }),
    approve: ({ submitted: _, ...review }) => ({
      ...review,
      row: { ...review.row, progress: 'PUBLISHED', version: review.versions.length + 1 },
      mayApprove: false,
      versions: [
        { version: review.versions.length + 1, approvedBy: me(), authors: review.authors, at: now() },
        ...review.versions,
      ],
    }),
  }
  return [
    read('/api/reviews', url => {
      const progress = url.searchParams.get('progress')
      const rows = learning.reviews?.map(({ row }) => row)
      return rows && { items: rows.filter(row => !progress || row.progress === progress) }
    }),
    read('/api/unreviewed-incidents', () => learning.reviews && { items: learning.unreviewed }),
    read('/api/reviews/:ref', (_, { ref }) => {
      const found = find(ref)
      return found && { ...found, mayApprove: found.mayApprove && world.me?.roles.includes('manager') }
    }),
    read('/api/reviews/:ref/versions/:version', () => learning.published),
    http.put('*/api/reviews/:ref/sections/:section', ({ request, params }) =>
      write(request, ({ text, version }) => {
        const section = params.section as ReviewSectionName
        const other = learning.meanwhile.get(section)
        if (other === undefined) return change(params.ref, review => said(review, section, String(text)))
        learning.meanwhile.delete(section)
        change(params.ref, review => said(review, section, other))
        return conflict(String(text), other, Number(version) + 1)
      }),
    ),
    http.put('*/api/reviews/:ref/sections/:section/visibility', ({ request, params }) =>
      write(request, ({ visibility }) =>
        change(params.ref, review => ({
          ...review,
          sections: review.sections.map(section =>
            section.section === params.section
              ? { ...section, visibility: visibility as ReviewSection['visibility'] }
              : section,
          ),
        })),
      ),
    ),
    http.put('*/api/reviews/:ref/:part/:id', ({ request, params }) =>
      write(request, body =>
        change(params.ref, review => {
          const part = { ...body, id: String(params.id), version: 1, by: me(), at: now() } as never
          return params.part === 'factors'
            ? { ...review, factors: [...review.factors.filter(({ id }) => id !== params.id), part] }
            : { ...review, whys: [...review.whys.filter(({ id }) => id !== params.id), part] }
        }),
      ),
    ),
    http.delete('*/api/reviews/:ref/:part/:id', ({ request, params }) =>
      write(request, () =>
        change(params.ref, review => ({
          ...review,
          factors: review.factors.filter(({ id }) => id !== params.id),
          whys: review.whys.filter(({ id }) => id !== params.id),
        })),
      ),
    ),
    http.post('*/api/reviews/:ref/:verb', ({ request, params }) =>
      write(request, body => change(params.ref, review => verbs[String(params.verb)]?.(review, body) ?? review)),
    ),
  ]
}
