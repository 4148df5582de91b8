import type { InputOf, OutputOf } from '@ayni/kernel'
import type { roster } from '@ayni/modules/enrollment/contract'
import { type Client, dictionary, Empty, ErrorNotice, Loading, SelectField, Table, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'

export type WhoAllowsOperations = {
  readonly 'enrollment.roster': { readonly input: InputOf<typeof roster>; readonly output: OutputOf<typeof roster> }
}
export type WhoAllowsProps = { readonly client: Client<WhoAllowsOperations> }

const layers = ['6', '5'] as const
type Layer = (typeof layers)[number]

const words = dictionary({
  es: {
    title: 'A quién se puede invitar',
    why: 'Solo quienes participan y lo permiten hoy. Si alguien retira el permiso, sale de aquí en ese momento. Cada entrevista se pregunta de nuevo.',
    ask: '¿Para qué?',
    layer: { '6': 'Entrevistas de investigación', '5': 'Que le escriban colegas' },
    alias: 'Alias',
    shown: (n: number, total: number) => (n === total ? `${n} personas` : `${n} de ${total} personas`),
    none: 'Nadie lo permite hoy.',
    noneWhy: 'Cada persona decide desde su teléfono, en Mis permisos.',
    looking: 'Buscando quién lo permite…',
  },
  en: {
    title: 'Whom may be invited',
    why: 'Only those who take part and allow it today. Whoever takes the permission back leaves this list at that moment. Each interview is asked about again.',
    ask: 'What for?',
    layer: { '6': 'Research interviews', '5': 'That colleagues write to them' },
    alias: 'Alias',
    shown: (n, total) => (n === total ? `${n} people` : `${n} of ${total} people`),
    none: 'Nobody allows it today.',
    noneWhy: 'Each person decides on their phone, under My permissions.',
    looking: 'Looking for who allows it…',
  },
})

/** Layers 5 and 6 of consent, as lists: aliases alone, of those who allow it now. @source services/00 §2.7 */
export const WhoAllows = ({ client }: WhoAllowsProps) => {
  const say = useWords(words)
  const [layer, setLayer] = useState<Layer>('6')
  const asked = { search: '', after: null, limit: 200, allows: layer === '6' ? (6 as const) : (5 as const) }
  const { output, code } = useAnswer(client, 'enrollment.roster', asked, { topics: ['roster'] })
  const rows = output?.rows ?? []
  return (
    <section class="stack">
      <h2>{say.title}</h2>
      <p class="muted">{say.why}</p>
      <SelectField
        label={say.ask}
        choices={layers.map((value) => ({ value, words: say.layer[value] }))}
        value={layer}
        onChange={setLayer}
      />
      {output === undefined && code === undefined ? <Loading words={say.looking} /> : null}
      {output === undefined && code !== undefined ? <ErrorNotice code={code} /> : null}
      {output === undefined ? null : (
        <Table
          caption={say.shown(rows.length, output.total)}
          columns={[{ id: 'alias', head: say.alias, cell: (row: (typeof rows)[number]) => row.alias }]}
          rows={rows}
          rowId={(row) => row.person}
          empty={<Empty title={say.none}>{say.noneWhy}</Empty>}
        />
      )}
    </section>
  )
}
