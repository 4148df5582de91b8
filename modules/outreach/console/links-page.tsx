import type { ProgrammeLink } from '@ayni/modules/outreach/contract'
import {
  Button,
  Dialog,
  dictionary,
  Empty,
  ErrorNotice,
  formatDate,
  Loading,
  QrPicture,
  Table,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { ReachClient } from './clients.ts'
import { errors, words } from './words.ts'

const linkWords = dictionary({
  es: {
    lead: 'Un enlace para afiches y grupos. No lleva nombres, y se apaga cuando quieras.',
    label: 'Para qué es',
    make: 'Hacer un enlace',
    uses: 'Quedan',
    used: 'Usados',
    until: 'Hasta',
    state: 'Estado',
    alive: 'Abierto',
    over: 'Apagado',
    end: 'Apagar',
    none: 'Todavía no hay enlaces del programa.',
    caption: 'Enlaces del programa',
    colleagues: (n: number) => `Llegaron por un colega: ${n}. De quién, no se muestra.`,
    qr: 'Código para imprimir en un afiche',
  },
  en: {
    lead: 'A link for posters and groups. It carries no names, and you can switch it off.',
    label: 'What it is for',
    make: 'Make a link',
    uses: 'Left',
    used: 'Used',
    until: 'Until',
    state: 'State',
    alive: 'Open',
    over: 'Off',
    end: 'Switch off',
    none: 'There are no links of the programme yet.',
    caption: 'Links of the programme',
    colleagues: (n) => `Came by a colleague: ${n}. Whose is not shown.`,
    qr: 'Code to print on a poster',
  },
})

export type LinksPageProps = { readonly client: ReachClient; readonly origin: string }

const USES = 200
const DAYS = 90

/** Links of the programme, with the picture that a poster carries. */
export const LinksPage = ({ client, origin }: LinksPageProps) => {
  const say = useWords(linkWords)
  const looking = useWords(words).looking
  const [label, setLabel] = useState('')
  const [open, setOpen] = useState<ProgrammeLink | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { output, code, again } = useAnswer(client, 'outreach.programme-links', {}, { topics: ['outreach-links'] })
  if (output === undefined)
    return code === undefined ? <Loading words={looking} /> : <ErrorNotice code={code} own={errors} />
  const make = async (): Promise<void> => {
    const answer = await client.call('outreach.make-programme-link', { label: label.trim(), uses: USES, days: DAYS })
    setRefused(answer.ok ? undefined : answer.code)
    if (answer.ok) setLabel('')
    again()
  }
  const end = async (link: ProgrammeLink): Promise<void> => {
    const answer = await client.call('outreach.revoke-link', { link: link.link })
    setRefused(answer.ok ? undefined : answer.code)
    setOpen(undefined)
    again()
  }
  return (
    <section class="stack">
      <p>{say.lead}</p>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <div class="row">
        <TextField label={say.label} value={label} onInput={setLabel} maxLength={60} />
        <Button disabled={label.trim() === ''} onPress={() => void make()}>
          {say.make}
        </Button>
      </div>
      <Table
        caption={say.caption}
        rows={output.links}
        rowId={({ link }) => link}
        onOpen={setOpen}
        empty={<Empty title={say.none} />}
        columns={[
          { id: 'label', head: say.label, cell: (row: ProgrammeLink) => row.label },
          { id: 'used', head: say.used, figures: true, cell: (row: ProgrammeLink) => row.used },
          { id: 'left', head: say.uses, figures: true, cell: (row: ProgrammeLink) => row.usesLeft },
          { id: 'until', head: say.until, cell: (row: ProgrammeLink) => formatDate(row.expiresAt) },
          { id: 'state', head: say.state, cell: (row: ProgrammeLink) => (row.alive ? say.alive : say.over) },
        ]}
      />
      <p class="muted">{say.colleagues(output.byColleagues)}</p>
      {open === undefined ? null : (
        <Dialog open title={open.label} onClose={() => setOpen(undefined)}>
          <QrPicture text={`${origin}/#/unirme/${open.secret}`} label={say.qr} load={() => import('uqr')} />
          <output>{`${origin}/#/unirme/${open.secret}`}</output>
          {open.alive ? (
            <Button kind="quiet" onPress={() => void end(open)}>
              {say.end}
            </Button>
          ) : null}
        </Dialog>
      )}
    </section>
  )
}
