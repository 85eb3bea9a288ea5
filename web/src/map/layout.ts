import { Graph, layout } from '@dagrejs/dagre'
import type { Picture } from './graph'

export const size = { width: 168, height: 40 }

export interface Placed {
  id: string
  x: number
  y: number
}

export interface Laid {
  width: number
  height: number
  places: Map<string, Placed>
  lines: { key: string; from: string; to: string; path: string }[]
}

/** In layers, so that what needs something stands above it. */
export function laidOut({ drawn, lines }: Picture): Laid {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 18, ranksep: 54, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of drawn) graph.setNode(id, { ...size })
  for (const { from, to } of lines) graph.setEdge(from, to)
  layout(graph)
  const places = new Map<string, Placed>()
  for (const { id } of drawn) {
    const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }
    places.set(id, { id, x, y })
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width,
    height,
    places,
    lines: lines.map(({ from, to }) => {
      const { points = [] } = graph.edge(from, to) as { points?: { x: number; y: number }[] }
      return { key: `${from}\n${to}`, from, to, path: pathOf(points) }
    }),
  }
}

function pathOf(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points
  return first ? `M${first.x},${first.y}${rest.map(({ x, y }) => `L${x},${y}`).join('')}` : ''
}
