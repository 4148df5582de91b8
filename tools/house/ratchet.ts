import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from '@ayni/kernel'
import type { Finding } from './read-source.ts'

const counts = z.record(z.string(), z.int().positive())
const shape = z.object({ boundaries: counts, sizes: counts, modules: counts })

/** Debts we know of: findings by rule of each check, and lines of modules that are too large. A number here may only fall. */
export type Ratchet = z.infer<typeof shape>

export const readRatchet = (root: string): Ratchet =>
  shape.parse(JSON.parse(readFileSync(path.join(root, 'tools/ratchet.json'), 'utf8')))

export type Verdict = { readonly passed: boolean; readonly lines: readonly string[] }

const tell = ({ rule, path: file, line, says }: Finding): string => `  ${file}:${line}  ${rule}: ${says}`

/** A rule passes while it is broken no more often than the ratchet allows. */
export const judge = (findings: readonly Finding[], ratchet: Ratchet, check: 'boundaries' | 'sizes'): Verdict => {
  const allowed = ratchet[check]
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
  const broken = rules.filter(
    (rule) => findings.filter((finding) => finding.rule === rule).length > (allowed[rule] ?? 0),
  )
  const fallen = Object.entries(allowed).filter(
    ([rule, count]) => findings.filter((finding) => finding.rule === rule).length < count,
  )
  return {
    passed: broken.length === 0,
    lines: [
      ...broken.flatMap((rule) => {
        const those = findings.filter((finding) => finding.rule === rule)
        return [`${rule}: ${those.length} found, ${allowed[rule] ?? 0} allowed`, ...those.map(tell)]
      }),
      ...fallen.map(([rule]) => `${rule}: the debt has fallen; lower it in tools/ratchet.json`),
    ],
  }
}
