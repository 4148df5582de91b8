import type { RawRow, RosterMapping } from '@ayni/modules/roster/contract'
import { Card, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { RosterClient } from '../clients.ts'
import type { FileTable } from '../file/read-table.ts'
import { words } from '../words.ts'
import { ChooseStep } from './choose-step.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import { ImportStep } from './import-step.tsx'
import { MapStep } from './map-step.tsx'
import { PreviewStep } from './preview-step.tsx'
import { type ImportPlan, planOf } from './run-parts.ts'

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'map'; readonly table: FileTable }
  | { readonly at: 'preview'; readonly table: FileTable; readonly mapping: RosterMapping; readonly whole: boolean }
  | { readonly at: 'import'; readonly plan: ImportPlan; readonly rows: readonly RawRow[] }

export type ImportPageProps = { readonly client: RosterClient }

/** A list becomes people: choose, say what is what, see what would happen, import. */
export const ImportPage = ({ client }: ImportPageProps) => {
  const say = useWords(words)
  const [step, go] = useState<Step>({ at: 'choose' })
  const choose = (): void => go({ at: 'choose' })
  const titles = { choose: say.choose, map: say.mapTitle, preview: say.previewTitle, import: say.importingTitle }
  return (
    <div class="stack">
      <Card title={titles[step.at]}>
        {step.at === 'choose' ? <ChooseStep why={say.chooseWhy} onTable={(table) => go({ at: 'map', table })} /> : null}
        {step.at === 'map' ? (
          <MapStep
            client={client}
            table={step.table}
            onMapped={(mapping, whole) => go({ at: 'preview', table: step.table, mapping, whole })}
            onBack={choose}
          />
        ) : null}
        {step.at === 'preview' ? (
          <PreviewStep
            client={client}
            table={step.table}
            mapping={step.mapping}
            onTake={(rows) => {
              const said = { fileName: step.table.name, mapping: step.mapping, whole: step.whole }
              go({ at: 'import', rows, plan: planOf(rows, said, () => crypto.randomUUID()) })
            }}
            onBack={() => go({ at: 'map', table: step.table })}
          />
        ) : null}
        {step.at === 'import' ? (
          <ImportStep client={client} plan={step.plan} rows={step.rows} onAnother={choose} />
        ) : null}
      </Card>
      {step.at === 'choose' ? <EarlierImports client={client} /> : null}
    </div>
  )
}
