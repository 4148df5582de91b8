import {
  bssaDispositions,
  bssaDispositionWords,
  bssaSectionWords,
  bssaSupportWords,
  bssaSymptomWords,
  channelWords,
  meansOutcomeWords,
  planOutcomeWords,
  tryResultWords,
} from '@ayni/clinical/episode'
import type { AsqLive, EpisodePageData } from '@ayni/modules/safety-episode/contract'
import { Card, type Definition, DefinitionList, formatWhen, language, type Moment, Timeline, useWords } from '@ayni/ui'
import { EarlierEpisodes } from './earlier-episodes.tsx'
import { pageWords } from './page-words.ts'
import { storyWords } from './story-words.ts'

type Assessment = EpisodePageData['assessments'][number]
type Contact = EpisodePageData['contacts'][number]

const useAsqSaid = (): ((asq: AsqLive) => string) => {
  const say = useWords(storyWords)
  return (asq) =>
    (['asq-1', 'asq-2', 'asq-3', 'asq-4', 'asq-5'] as const)
      .map((item) => say.asqItem(item.slice(4), say.answers[asq[item]]))
      .join(' · ')
}

type CodeWords = Readonly<Record<string, { readonly es: string; readonly en: string }>>
/** What this version has no words for is shown as it was kept. */
const wordOf = (words: CodeWords, code: string): string => words[code]?.[language.value] ?? code

const tickWords: CodeWords = {
  ...bssaSymptomWords,
  ...bssaSupportWords,
}

/** What was kept of one heading, each in the words of the guide; nothing is added up. */
const headingsOf = ({ headings }: Assessment, said: (answer: Assessment['intent']) => string): readonly Definition[] =>
  headings.map(({ section, answer, ticked, words }) => ({
    term: bssaSectionWords[section][language.value],
    detail: [said(answer), ...ticked.map((one) => wordOf(tickWords, one)), ...(words === null ? [] : [words])].join(
      ' · ',
    ),
  }))

const AssessmentBody = ({ one }: { readonly one: Assessment }) => {
  const say = useWords(storyWords)
  const asqSaid = useAsqSaid()
  const dated = (answer: Assessment['intent'], day: string | null): string =>
    day === null ? say.answers[answer] : say.on(say.answers[answer], day)
  const disposition = bssaDispositions.find((known) => known === one.disposition)
  return (
    <>
      {one.late ? <p>{say.late}</p> : null}
      {one.fullEvaluation ? <p>{say.full}</p> : null}
      <details>
        <summary>{say.whole}</summary>
        <DefinitionList
          items={[
            { term: say.now, detail: say.answers[one.thoughtsNow] },
            { term: say.intent, detail: dated(one.intent, one.intentOn) },
            { term: say.attempt, detail: dated(one.attempt, one.attemptOn) },
            ...headingsOf(one, (answer) => say.answers[answer]),
            { term: say.alcohol, detail: say.answers[one.alcoholNow] },
            { term: say.asq, detail: asqSaid(one.asq) },
            {
              term: say.disposition,
              detail: disposition === undefined ? one.disposition : bssaDispositionWords[disposition][language.value],
            },
            { term: say.plan, detail: wordOf(planOutcomeWords, one.plan) },
            { term: say.means, detail: wordOf(meansOutcomeWords, one.means) },
            ...(one.reasons === null ? [] : [{ term: say.reasons, detail: one.reasons }]),
          ]}
        />
      </details>
    </>
  )
}

const ContactBody = ({ one }: { readonly one: Contact }) => {
  const asqSaid = useAsqSaid()
  const say = useWords(storyWords)
  return (
    <>
      {one.asq === null ? null : (
        <p>
          {say.asq}: {asqSaid(one.asq)}
        </p>
      )}
      {one.words === null ? null : <p>{one.words}</p>}
      {one.tries > 1 ? <p class="muted small">{say.tries(one.tries)}</p> : null}
    </>
  )
}

const useMoments = (page: EpisodePageData, now: string): readonly Moment[] => {
  const say = useWords(storyWords)
  const sayPage = useWords(pageWords)
  const who = (by: string | null): string => by ?? say.byHouse
  const at = (when: string): Pick<Moment, 'at' | 'when'> => ({ at: when, when: formatWhen(when, now) })
  const moves = page.timeline.map((one, nth) => ({
    ...at(one.at),
    id: `move-${nth}`,
    title: say.moved(sayPage.states[one.to], who(one.by)),
    tone: one.to === 'emergency-active' ? ('act' as const) : undefined,
  }))
  const assessments = page.assessments.map((one) => ({
    ...at(one.at),
    id: one.assessment,
    title: say.assessed(say.risks[one.risk], one.by),
    tone: one.risk === 'low' ? ('done' as const) : ('attend' as const),
    children: <AssessmentBody one={one} />,
  }))
  const contacts = page.contacts.flatMap((one): readonly Moment[] => {
    if (one.doneAt === null || one.result === null || one.channel === null)
      return one.missedAt === null
        ? []
        : [
            {
              ...at(one.missedAt),
              id: one.contact,
              title: say.missed,
              tone: 'attend',
              children: <ContactBody one={one} />,
            },
          ]
    const title = say.contact(
      tryResultWords[one.result][language.value],
      channelWords[one.channel][language.value],
      who(one.by),
    )
    return [{ ...at(one.doneAt), id: one.contact, title, children: <ContactBody one={one} /> }]
  })
  const checkIns = page.checkIns.flatMap(({ checkIn, answer, answeredAt, missedAt }): readonly Moment[] => {
    const when = answeredAt ?? missedAt
    if (when === null) return []
    const title = answer === null ? say.checkInMissed : say.checkIns[answer]
    return [{ ...at(when), id: checkIn, title, tone: answer === 'ok' ? 'done' : 'attend' }]
  })
  return [...moves, ...assessments, ...contacts, ...checkIns].sort((a, b) => b.at.localeCompare(a.at))
}

/** What ended before, folded; then moves, assessments, contacts and check-ins in one column. */
export const EpisodeStory = ({ page, now }: { readonly page: EpisodePageData; readonly now: string }) => {
  const say = useWords(storyWords)
  const moments = useMoments(page, now)
  return (
    <Card title={say.title}>
      <EarlierEpisodes earlier={page.earlier} />
      {moments.length === 0 ? <p>{say.empty}</p> : <Timeline moments={moments} />}
    </Card>
  )
}
