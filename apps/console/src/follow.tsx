import { CaringOf } from '@ayni/modules/caring-contacts/console'
import { CallCard } from '@ayni/modules/coordination/console'
import { RepliesPanel } from '@ayni/modules/correspondence/console'
import { HandOver } from '@ayni/modules/duty/console'
import { EmergencyPanel, FitnessPanel, ReferralPanel, UnreachablePanel } from '@ayni/modules/emergency/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { StandDownButton } from '@ayni/modules/incidents/console'
import { KnowForm } from '@ayni/modules/knowing-each-other/console'
import { LiveQuestionnaire } from '@ayni/modules/live-questionnaire/console'
import { PlaceField } from '@ayni/modules/roster/console'
import { ContactCalendar, EpisodeList, EpisodePage, type EpisodeRooms } from '@ayni/modules/safety-episode/console'
import { PlanDetails } from '@ayni/modules/safety-plan/console'
import { Card, useWords } from '@ayni/ui'
import { Alarms, alertHref, isClinician } from './alarms.tsx'
import { clients } from './clients.ts'
import { minute, tick } from './clock.ts'
import { instantNow, newId } from './instants.ts'
import type { PageProps } from './page-props.ts'
import { words } from './words.ts'

export const listHref = '/console/alertas/seguimiento'
export const episodeHref = (episode: string): string => `${listHref}/${episode}`

/** Whom we follow, by what is due first, and the contacts that are owed. Clinicians open; the others see whose turn it is. */
export const FollowList = ({ session }: PageProps) => {
  const opens = isClinician(session) ? episodeHref : undefined
  return (
    <div class="stack">
      <EpisodeList client={clients.episodes} now={minute.value} episodeHref={opens} />
      <ContactCalendar client={clients.episodes} now={minute.value} episodeHref={opens} />
    </div>
  )
}

const useRooms = (isPsychiatrist: boolean): EpisodeRooms => {
  const say = useWords(words)
  const urgent = { client: clients.emergency, now: tick, isPsychiatrist } as const
  return {
    emergency: (person) => <EmergencyPanel {...urgent} person={person} />,
    unreachable: (person) => <UnreachablePanel {...urgent} person={person} />,
    referral: (person) => (
      <ReferralPanel
        {...urgent}
        person={person}
        facility={(field) => <PlaceField client={clients.roster} {...field} />}
      />
    ),
    fitness: (person) => <FitnessPanel {...urgent} person={person} />,
    standDown: (person) => <StandDownButton client={clients.incidents} person={person} now={minute.value} />,
    contact: (person) => (
      <Card title={say.howToCall}>
        <CallCard client={clients.board} person={person} clinical />
      </Card>
    ),
    caring: (person) => (
      <CaringOf
        client={clients.caring}
        person={person}
        now={minute.value}
        conversation={
          <RepliesPanel client={clients.letters} person={person} now={minute.value}>
            {null}
          </RepliesPanel>
        }
      />
    ),
    handOver: (page, onDone) => (
      <HandOver
        client={clients.duty}
        episodes={clients.episodes}
        episode={page.strip.episode}
        person={page.strip.person}
        owner={page.ownerAccount}
        newId={newId}
        onDone={onDone}
      />
    ),
    knows: (person, onDone) => <KnowForm client={clients.board} person={person} newId={newId} onDone={onDone} />,
    questionnaire: (person) => <LiveQuestionnaire client={clients.screening} person={person} newId={newId} />,
    plan: (person) => <PlanDetails client={clients.plan} person={person} now={minute.value} />,
  }
}

export type FollowedProps = { readonly session: StaffSession; readonly episode: string }

/** The page of one person, with what each room knows of them. */
export const Followed = ({ session, episode }: FollowedProps) => (
  <EpisodePage
    client={clients.episodes}
    episode={episode}
    now={tick}
    instantNow={instantNow}
    newId={newId}
    account={session.account}
    isPsychiatrist={session.roles.includes('psychiatrist')}
    listHref={listHref}
    callHref={`${episodeHref(episode)}/llamada`}
    alertHref={alertHref}
    rooms={useRooms(session.roles.includes('psychiatrist'))}
    alarm={<Alarms session={session} brief />}
  />
)
