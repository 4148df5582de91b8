/** One line of the results: what, how much, and against what it is held. */
export type Figure = { readonly what: string; readonly value: string; readonly budget?: string }
export type Part = { readonly title: string; readonly note?: string; readonly figures: readonly Figure[] }

/** Value below which a share of the sorted samples lies. `share` in 0…1. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`
export const kb = (bytes: number): string =>
  bytes < 1000 ? `${Math.round(bytes)} B` : `${(bytes / 1000).toFixed(1)} kB`
export const mib = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`

export const asMarkdown = (parts: readonly Part[], about: string): string =>
  [
    '# What Ayni costs',
    '',
    'Written by `npm run bench`; every figure of one run on one machine. Clocks are for comparing within the run, never asserted in a test.',
    '',
    about,
    '',
    ...parts.flatMap((part) => [
      `## ${part.title}`,
      '',
      ...(part.note === undefined ? [] : [part.note, '']),
      '| what | measured | budget |',
      '|---|---:|---|',
      ...part.figures.map((f) => `| ${f.what} | ${f.value} | ${f.budget ?? ''} |`),
      '',
    ]),
  ].join('\n')
