import type { Device } from '@ayni/device'
import { Button, Card, RadioList, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { proposalWords } from './proposal-words.ts'
import { type Kind, type Proposed, proposals, sayToProposal } from './proposals.ts'

export type ProposalCardsProps = { readonly device: Device }

const kinds = [
  'same-cohort',
  'same-facility',
  'treats',
  'acquaintance',
  'supervisor',
  'examiner',
  'relative',
  'partner',
  'lives-with',
] as const satisfies readonly Kind[]

type OneProps = { readonly device: Device; readonly one: Proposed }

const HowKnown = ({ device, one, onBack }: OneProps & { readonly onBack: () => void }) => {
  const say = useWords(proposalWords)
  const [kind, setKind] = useState<Kind | undefined>(undefined)
  const save = async (): Promise<void> => {
    if (kind === undefined) return
    await sayToProposal(device, one, 'known', kind)
    onBack()
  }
  return (
    <>
      <RadioList
        question={say.how}
        lead={say.howWhy}
        value={kind}
        onChange={setKind}
        choices={kinds.map((value) => ({ value, words: say.kinds[value] }))}
      />
      <Button wide disabled={kind === undefined} onPress={() => void save()}>
        {say.save}
      </Button>
      <Button kind="plain" onPress={onBack}>
        {say.notNow}
      </Button>
    </>
  )
}

const Other = ({ device, one }: OneProps) => {
  const say = useWords(proposalWords)
  return (
    <>
      <Button
        wide
        kind="quiet"
        describedBy={`other-${one.id}`}
        onPress={() => void sayToProposal(device, one, 'other')}
      >
        {say.other}
      </Button>
      <p class="muted small" id={`other-${one.id}`}>
        {one.body.changesLeft > 0 ? say.otherWhy : say.otherCall}
      </p>
    </>
  )
}

/** The name first, then the question. Saying that they know each other leads to no refusal and to no explanation. */
const Asked = ({ device, one }: OneProps) => {
  const say = useWords(proposalWords)
  const [telling, setTelling] = useState(false)
  const { body } = one
  const word = body.said
  return (
    <Card title={say.asked(body.who)}>
      <p>
        {say.role[body.role]} {say.notYet}
      </p>
      {body.known || word === 'known' ? <p>{say.known}</p> : null}
      {word === undefined ? null : <p role="status">{say.said[word]}</p>}
      {telling ? <HowKnown device={device} one={one} onBack={() => setTelling(false)} /> : null}
      {telling || word === 'yes' || word === 'other' ? null : (
        <div class="stack">
          <p>
            <b>{say.fine}</b>
          </p>
          <Button wide onPress={() => void sayToProposal(device, one, 'yes')}>
            {say.yes}
          </Button>
          <Other device={device} one={one} />
          {word === 'known' ? null : (
            <Button wide kind="quiet" onPress={() => setTelling(true)}>
              {say.iKnow}
            </Button>
          )}
        </div>
      )}
    </Card>
  )
}

const Begun = ({ device, one }: OneProps) => {
  const say = useWords(proposalWords)
  const [telling, setTelling] = useState(false)
  const { body } = one
  return (
    <Card title={say.begun(body.who)}>
      <p class="muted">{say.role[body.role]}</p>
      {body.said === 'other' ? (
        <p role="status">{say.said.other}</p>
      ) : (
        <details>
          <summary>{say.change}</summary>
          {telling ? (
            <HowKnown device={device} one={one} onBack={() => setTelling(false)} />
          ) : (
            <>
              <Other device={device} one={one} />
              <Button wide kind="quiet" onPress={() => setTelling(true)}>
                {say.iKnow}
              </Button>
            </>
          )}
        </details>
      )}
    </Card>
  )
}

/** Who may go with me, and who does. Works without a signal. */
export const ProposalCards = ({ device }: ProposalCardsProps) => (
  <>
    {proposals(device).map((one) =>
      one.body.state === 'asked' ? (
        <Asked key={one.id} device={device} one={one} />
      ) : (
        <Begun key={one.id} device={device} one={one} />
      ),
    )}
  </>
)
