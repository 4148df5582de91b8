import { dictionary, formatDate } from '@ayni/ui'

export const settingWords = dictionary({
  es: {
    fields: {
      is: 'Ese día',
      startsOn: 'Empieza',
      endsOn: 'Termina',
      invitationsOpen: 'Invitaciones',
      open: 'Abierto',
      noteEs: 'En español',
      noteEn: 'En inglés',
      short: 'Texto',
      push: 'Aviso',
      subject: 'Asunto',
      name: 'Nombre',
    },
    yes: 'sí',
    no: 'no',
    days: { holiday: 'no se trabaja', working: 'se trabaja' },
    empty: 'vacío',
    same: 'Lo mismo',
  },
  en: {
    fields: {
      is: 'That day',
      startsOn: 'Begins',
      endsOn: 'Ends',
      invitationsOpen: 'Invitations',
      open: 'Open',
      noteEs: 'In Spanish',
      noteEn: 'In English',
      short: 'Text',
      push: 'Notice',
      subject: 'Subject',
      name: 'Name',
    },
    yes: 'yes',
    no: 'no',
    days: { holiday: 'nobody works', working: 'people work' },
    empty: 'empty',
    same: 'The same',
  },
})

type SettingWords = (typeof settingWords)['es']

const partsOf = (kept: string | null): readonly (readonly [string, unknown])[] => {
  if (kept === null) return []
  const read: unknown = JSON.parse(kept)
  return typeof read === 'object' && read !== null ? Object.entries(read) : []
}

const worded = (value: unknown, say: SettingWords): string => {
  const days: Readonly<Record<string, string>> = say.days
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (value === null || value === '') return say.empty
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(`${text}T12:00:00Z`) : (days[text] ?? text)
}

/** What a setting said, in words: only what the other side says differently, so that the change is what is seen. */
export const settingSaid = (kept: string | null, other: string | null, say: SettingWords): readonly string[] => {
  const against = new Map(partsOf(other))
  const names: Readonly<Record<string, string>> = say.fields
  return partsOf(kept)
    .filter(([key, value]) => key !== 'code' && JSON.stringify(against.get(key)) !== JSON.stringify(value))
    .filter(([, value]) => other !== null || (value !== null && value !== ''))
    .map(([key, value]) => `${names[key] ?? key}: ${worded(value, say)}`)
}
