import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const tokensAfter = (selector: string): Record<string, string> => {
  const from = css.indexOf(`${selector} {`)
  const block = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}

const light = tokensAfter(':root')
const dark = tokensAfter(":root:not([data-theme='light'])")

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one = '#000000', other = '#000000'): number => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const grounds = ['paper', 'surface', 'well', 'green-soft', 'blue-soft', 'maize-soft', 'cochineal-soft'] as const
const inks = ['ink', 'muted', 'green', 'blue', 'maize', 'cochineal'] as const
const solids = ['green', 'cochineal'] as const

describe.each([
  ['light', light],
  ['dark', dark],
])('UI-01 the %s theme can be read', (_theme, tokens) => {
  test.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))('%s on %s', (ink, ground) => {
    expect(contrast(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(solids)('the word on a button of %s', (solid) => {
    expect(contrast(tokens[`on-${solid}`], tokens[solid])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['paper', 'surface', 'well', 'green-soft', 'maize-soft'] as const)(
    'the edge of a field on %s',
    (ground) => {
      expect(contrast(tokens.edge, tokens[ground])).toBeGreaterThanOrEqual(3)
    },
  )
})

test('UI-01 both roads to the dark theme carry the same colours', () => {
  expect(tokensAfter("[data-theme='dark']")).toEqual(dark)
  expect(Object.keys(light).sort()).toEqual(Object.keys(dark).sort())
})

test('UI-01 the colours are those of the design', () => {
  expect(light).toMatchObject({
    paper: '#faf7f1',
    surface: '#ffffff',
    ink: '#1d2628',
    muted: '#5b676a',
    line: '#e2dcd1',
    green: '#1c6b57',
    blue: '#2b5f8a',
    maize: '#8a5a00',
    'maize-soft': '#fbefd2',
    cochineal: '#a3273a',
  })
  expect(dark).toMatchObject({
    paper: '#14191a',
    surface: '#1c2324',
    ink: '#e9e6df',
    muted: '#9facae',
    line: '#2e3839',
    green: '#6cc3a7',
    blue: '#8dbbe0',
    maize: '#f0c869',
    cochineal: '#f08a97',
  })
})
