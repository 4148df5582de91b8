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
  },
})

type SettingWords = Readonly<Record<'yes' | 'no' | 'empty', string>> &
  Readonly<Record<'fields' | 'days', Readonly<Record<string, string>>>>

const partsOf = (kept: string | null): readonly (readonly [string, unknown])[] => {
  if (kept === null) return []
  const read: unknown = JSON.parse(kept)
  return typeof read === 'object' && read !== null ? Object.entries(read) : []
}

const worded = (value: unknown, say: SettingWords): string => {
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (value === null || value === '') return say.empty
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(`${text}T12:00:00Z`) : (say.days[text] ?? text)
}

/** What a setting said, in words: only what the other side says differently, so that the change is what is seen. */
export const settingSaid = (kept: string | null, other: string | null, say: SettingWords): readonly string[] => {
  const against = new Map(partsOf(other))
  return partsOf(kept)
    .filter(([key, value]) => key !== 'code' && JSON.stringify(against.get(key)) !== JSON.stringify(value))
    .filter(([, value]) => other !== null || (value !== null && value !== ''))
    .map(([key, value]) => `${say.fields[key] ?? key}: ${worded(value, say)}`)
}
