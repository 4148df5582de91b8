import type { ServiceCode } from '@ayni/modules/administration/contract'
import { dictionary } from '@ayni/ui'

type Lines = readonly [title: string, one: string, two: string, three: string]
type Services = Readonly<Record<ServiceCode, Lines>>

const es: Services = {
  check: [
    'Un chequeo de cómo estás',
    'Unos 8 minutos, en partes, también sin señal.',
    'El resultado sale al instante, con el siguiente paso.',
    'Lo ve solo tu equipo clínico.',
  ],
  'self-help': [
    'Cosas que puedes hacer por ti',
    'Ejercicios cortos para dormir, respirar y soltar el día.',
    'Se guardan en tu teléfono, sin señal.',
    'Llegará en otra etapa.',
  ],
  talk: [
    'Hablar con una psicóloga o psiquiatra',
    'De 2 a 4 sesiones cortas, a la hora que elijas.',
    'Te llaman el siguiente día de trabajo.',
    'Se pide al final del chequeo: quiero hablar con alguien.',
  ],
  crisis: [
    'Ayuda ya',
    'Una persona de guardia, de día y de noche.',
    'Y las líneas 113 y 106, a un toque.',
    'Se abre sin señal y sin PIN.',
  ],
  case: [
    'Consultar un caso',
    'Un especialista responde dudas sobre tus pacientes.',
    'Por mensaje, sin datos que los identifiquen.',
    'Llegará en otra etapa.',
  ],
  peers: [
    'Un colega que acompaña',
    'Médicas y médicos formados para escuchar.',
    'De a dos, a la hora que prefieras.',
    'Llegará en otra etapa.',
  ],
  groups: [
    'Grupos de serumistas',
    'De 6 a 10 personas que viven lo mismo.',
    'Guiados por profesionales, con tu alias.',
    'Llegará en otra etapa.',
  ],
  network: [
    'Tu red de salud mental',
    'El centro comunitario que te corresponde.',
    'Actividades y referencias de tu zona.',
    'Llegará en otra etapa.',
  ],
  library: [
    'Biblioteca',
    'Textos cortos sobre guardias, soledad y cansancio.',
    'Están en Aprender, también sin señal.',
    'Los escribe el equipo del programa.',
  ],
}

const en: Services = {
  check: [
    'A check on how you are',
    'About 8 minutes, in parts, also without a signal.',
    'The result comes at once, with the next step.',
    'Only your clinical team sees it.',
  ],
  'self-help': [
    'Things you can do for yourself',
    'Short exercises to sleep, breathe and let the day go.',
    'Kept on your phone, without a signal.',
    'It will come at a later stage.',
  ],
  talk: [
    'Talk with a psychologist or psychiatrist',
    '2 to 4 short sessions, at the hour you choose.',
    'They call you the next working day.',
    'You ask at the end of the check: I want to talk with someone.',
  ],
  crisis: [
    'Help now',
    'A person on duty, day and night.',
    'And lines 113 and 106, one tap away.',
    'It opens without a signal and without a PIN.',
  ],
  case: [
    'Ask about a case',
    'A specialist answers questions about your patients.',
    'By message, with nothing that identifies them.',
    'It will come at a later stage.',
  ],
  peers: [
    'A colleague at your side',
    'Physicians trained to listen.',
    'One to one, at the hour you prefer.',
    'It will come at a later stage.',
  ],
  groups: [
    'Groups of SERUMS physicians',
    '6 to 10 people who live the same.',
    'Led by professionals, under your alias.',
    'It will come at a later stage.',
  ],
  network: [
    'Your mental health network',
    'The community centre that is yours.',
    'Activities and referrals of your area.',
    'It will come at a later stage.',
  ],
  library: [
    'Library',
    'Short texts on night shifts, loneliness and tiredness.',
    'They are in Learn, also without a signal.',
    'Written by the team of the programme.',
  ],
}

/** Title and three lines each. A service that is not open yet says so in the last. */
export const servicesWords = dictionary({
  es: {
    title: 'Qué hay aquí para ti.',
    lead: 'Todo es gratis y voluntario. Nada llega a tu jefatura.',
    soon: 'Todavía no abre',
    services: es,
  },
  en: {
    title: 'What there is here for you.',
    lead: 'All of it is free and voluntary. None of it reaches your managers.',
    soon: 'Not open yet',
    services: en,
  },
})
