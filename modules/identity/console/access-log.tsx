import type { IdentityOperations } from '@ayni/modules/identity/contract'
import { Button, Empty, ErrorNotice, formatWhen, Loading, Table, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { words } from './glass-words.ts'
import type { IdentityClient } from './use-ask.ts'

type Reading = IdentityOperations['identity.access-log']['output'][number]

const PAGE = 100

export type AccessLogProps = { readonly client: IdentityClient; readonly now: string }

/** Every reading of clinical data, newest first, by alias; for the privacy officer. */
export const AccessLog = ({ client, now }: AccessLogProps) => {
  const say = useWords(words)
  const [before, setBefore] = useState<Reading['at'] | null>(null)
  const { output, code } = useAnswer(client, 'identity.access-log', { before, person: null }, { topics: ['access'] })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const last = output.at(-1)
  return (
    <section class="stack">
      <Table
        caption={say.logTitle}
        columns={[
          { id: 'when', head: say.when, cell: (row) => formatWhen(row.at, now) },
          { id: 'who', head: say.who, cell: (row) => row.who },
          { id: 'person', head: say.person, cell: (row) => row.alias },
          { id: 'what', head: say.what, cell: (row) => `${row.what} (${row.class})` },
          { id: 'purpose', head: say.purpose, cell: (row) => row.purpose },
        ]}
        rows={output}
        rowId={(row) => row.id}
        empty={<Empty title={say.logNone} />}
      />
      {last === undefined || output.length < PAGE ? null : (
        <Button kind="quiet" onPress={() => setBefore(last.at)}>
          {say.more}
        </Button>
      )}
    </section>
  )
}
