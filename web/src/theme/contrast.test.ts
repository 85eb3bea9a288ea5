import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(`${process.cwd()}/src/theme/tokens.css`, 'utf8').replace(/\/\*.*?\*\//gs, '')

function tokens(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]))
}

const blocks = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(([, body]) => tokens(body ?? ''))
const light = blocks[0] ?? {}
const themes = { light, dark: { ...light, ...blocks[1] }, print: { ...light, ...blocks[2] } }

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

const grounds = ['bg', 'surface', 'surface-2']
const textPairs: [string, string][] = [
  ...grounds.flatMap(ground => ['text', 'text-2', 'accent-ink'].map((ink): [string, string] => [ink, ground])),
  ...['bg', 'surface'].map((ground): [string, string] => ['danger-ink', ground]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-ink', 'accent-soft'],
  ['text', 'accent-soft'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['danger-ink', 'danger-soft'],
  ['text', 'danger-soft'],
  ['warn-ink', 'warn-soft'],
  ['text', 'warn-soft'],
  ['warn-ink', 'surface'],
  ['verified-ink', 'verified-soft'],
  ['verified-ink', 'surface'],
  ['text', 'flash'],
  ['text-2', 'flash'],
  ['on-phase', 'phase'],
  ['text', 'phase-soft'],
  ['text-2', 'phase-soft'],
  ...[1, 2, 3, 4, 5].map((level): [string, string] => [`on-sev${level}`, `sev${level}`]),
]
/** Things one must see without reading: field borders, focus rings, phase marks, the rim of a severity badge. */
const shapePairs: [string, string][] = [
  ...grounds.flatMap(ground => ['line-strong', 'focus', 'phase'].map((ink): [string, string] => [ink, ground])),
  ['sev-edge', 'surface'],
  ['sev1-edge', 'surface'],
]

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  it.each(textPairs)('makes %s on %s readable (4.5:1)', (ink, ground) => {
    expect(contrast(theme[ink] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
  it.each(shapePairs)('makes %s on %s visible (3:1)', (ink, ground) => {
    expect(contrast(theme[ink] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})
