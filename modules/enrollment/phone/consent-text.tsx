import { Card, useWords } from '@ayni/ui'
import type { ConsentLayer } from '../contract.ts'
import { words } from './words.ts'

/** What one layer says, in its own words. */
export const ConsentText = ({ layer }: { readonly layer: ConsentLayer }) => {
  const say = useWords(words)
  const lines: Readonly<Record<number, readonly string[]>> = say.says
  const titles: Readonly<Record<number, string>> = say.layer
  return (
    <Card title={titles[layer]}>
      {(lines[layer] ?? []).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Card>
  )
}
