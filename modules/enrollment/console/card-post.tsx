import { Button, Check, departmentNamed, ErrorNotice, formatDate, ListRow, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Card, PartProps } from './card-parts.ts'
import { cardWords } from './card-words.ts'
import { errors } from './words.ts'

type Post = Card['posts'][number]
const dayOf = (day: string): string => formatDate(`${day}T17:00:00.000Z`)

const placeOf = (post: Post): string =>
  [post.place.facilityName, post.category, departmentNamed(post.ubigeo?.slice(0, 2) ?? ''), post.place.howToFind]
    .filter((part) => part !== null && part !== undefined)
    .join(', ')

/** Where they are and were; the open post is where somebody would look in an emergency. */
export const CardPost = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const [adding, setAdding] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const held = card.posts.find(({ endsOn }) => endsOn === null)
  const confirm = async (post: string): Promise<void> => {
    const answer = await client.call('enrollment.confirm-place', { post })
    setRefused(answer.ok ? undefined : answer.code)
    again()
  }
  const detailOf = (post: Post): string =>
    [
      post.endsOn === null ? say.since(dayOf(post.startsOn)) : say.closed(dayOf(post.startsOn), dayOf(post.endsOn)),
      ...(post.isHead ? [say.head] : []),
      ...(post.endsOn === null
        ? [post.confirmedAt === null ? say.notConfirmed : say.confirmed(formatDate(post.confirmedAt))]
        : []),
    ].join('; ')
  return (
    <section class="block">
      <h3>{say.post}</h3>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      {held === undefined ? <p class="muted">{say.noPost}</p> : null}
      <ul class="rows plain">
        {card.posts.map((post) => (
          <ListRow
            key={post.post}
            title={placeOf(post) || (post.facilityCode ?? say.unknown)}
            detail={detailOf(post)}
          />
        ))}
      </ul>
      <div class="row">
        {held === undefined ? null : (
          <Button kind="quiet" onPress={() => void confirm(held.post)}>
            {say.confirm}
          </Button>
        )}
        {adding ? null : (
          <Button kind="quiet" onPress={() => setAdding(true)}>
            {say.newPost}
          </Button>
        )}
      </div>
      {adding ? (
        <AddPost
          client={client}
          card={card}
          again={() => {
            setAdding(false)
            again()
          }}
        />
      ) : null}
    </section>
  )
}

const AddPost = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [startsOn, setStartsOn] = useState('')
  const [isHead, setIsHead] = useState(false)
  const [why, setWhy] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const codeFits = code === '' || /^\d{8}$/.test(code)
  const valid = (name.trim() !== '' || code !== '') && codeFits && startsOn !== '' && why.trim().length >= 3
  const keep = async (): Promise<void> => {
    const place = { facilityName: name.trim() === '' ? null : name.trim(), howToFind: null }
    const unsaid = { ubigeo: null, category: null, institution: null, connectivity: null }
    const given = { ...unsaid, facilityCode: code === '' ? null : code, isHead, place, startsOn, why }
    const answer = await client.call('enrollment.save-post-for', {
      ...{ person: card.person, post: crypto.randomUUID(), ...given },
    })
    setRefused(answer.ok ? undefined : answer.code)
    if (answer.ok) again()
  }
  return (
    <>
      <p class="muted">{say.newPostWhy}</p>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <TextField label={say.facility} value={name} onInput={setName} maxLength={120} autocomplete="off" />
      <TextField label={say.code} value={code} onInput={setCode} inputMode="numeric" maxLength={8} autocomplete="off" />
      <TextField label={say.startsOn} type="date" value={startsOn} onInput={setStartsOn} />
      <Check words={say.isHead} checked={isHead} onChange={setIsHead} />
      <TextField label={say.why} hint={say.whyHint} value={why} onInput={setWhy} maxLength={200} />
      <Button kind="quiet" disabled={!valid} onPress={() => void keep()}>
        {say.keep}
      </Button>
    </>
  )
}
