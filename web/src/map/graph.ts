import type { MapEdge, MapNode } from '../api/types'

/** More than this nobody reads at once: then teams stand for what is theirs until one is opened. */
export const mostNodes = 150

/** What is drawn: a place, or a team with everything of its that is not shown one by one. */
export interface Drawn {
  id: string
  label: string
  node?: MapNode
  /** Names that stand behind it; only of teams. */
  members?: string[]
  trouble: number
}

export interface Line {
  from: string
  to: string
}

export interface Picture {
  drawn: Drawn[]
  lines: Line[]
}

export const teamOf = ({ ownerTeam, partOf, kind }: MapNode) => ownerTeam ?? partOf ?? kind

/** Everything one by one while that can be read; else by team, with those teams opened that somebody asked for. */
export function pictureOf(nodes: MapNode[], edges: MapEdge[], opened: ReadonlySet<string>): Picture {
  const byTeam = nodes.length > mostNodes
  const placeOf = new Map<string, string>()
  const drawn = new Map<string, Drawn>()
  for (const node of nodes) {
    const team = teamOf(node)
    if (!byTeam || opened.has(team)) {
      placeOf.set(node.name, node.name)
      drawn.set(node.name, { id: node.name, label: node.displayName ?? node.name, node, trouble: node.openIncidents })
      continue
    }
    const id = `team ${team}`
    placeOf.set(node.name, id)
    const known = drawn.get(id) ?? { id, label: team, members: [], trouble: 0 }
    known.members?.push(node.name)
    known.trouble += node.openIncidents
    drawn.set(id, known)
  }
  const lines = new Map<string, Line>()
  for (const edge of edges) {
    const from = placeOf.get(edge.from)
    const to = placeOf.get(edge.to)
    if (!edge.denied && from && to && from !== to) lines.set(`${from}\n${to}`, { from, to })
  }
  return { drawn: [...drawn.values()], lines: [...lines.values()] }
}

export interface Reached {
  name: string
  hops: number
}

/** Everything that needs a place (`up`) or that it needs (`down`), the nearest first. */
export function reach(name: string, edges: MapEdge[], way: 'up' | 'down'): Reached[] {
  const next = new Map<string, string[]>()
  for (const { from, to, denied } of edges) {
    if (denied) continue
    const [start, end] = way === 'up' ? [to, from] : [from, to]
    next.set(start, [...(next.get(start) ?? []), end])
  }
  const hops = new Map([[name, 0]])
  for (const here of hops.keys()) {
    for (const other of next.get(here) ?? []) {
      if (!hops.has(other)) hops.set(other, (hops.get(here) ?? 0) + 1)
    }
  }
  hops.delete(name)
  return [...hops].map(([each, steps]) => ({ name: each, hops: steps }))
}

/** Places whose name, title or team has all the words; those in trouble first. */
export function matching(nodes: MapNode[], words: string): MapNode[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return nodes
    .filter(node => {
      const text = `${node.name} ${node.displayName ?? ''} ${node.ownerTeam ?? ''} ${node.partOf ?? ''}`.toLowerCase()
      return wanted.every(word => text.includes(word))
    })
    .sort((a, b) => b.openIncidents - a.openIncidents || (a.tier ?? 9) - (b.tier ?? 9) || a.name.localeCompare(b.name))
}
