import { dictionary } from '@ayni/ui'

/** Title and three lines each. A service that is not open yet says so in the last. */
export const servicesWords = dictionary({
  es: {
    title: 'Qué hay aquí para ti.',
    lead: 'Todo es gratis y voluntario. Nada llega a tu jefatura.',
    soon: 'Todavía no abre',
    services: {
      check: [
        'Un chequeo de cómo estás',
        'Unos 8 minutos, en partes, también sin señal.',
        'El resultado sale al instante, con el siguiente paso.',
        'Lo ve solo tu equipo clínico.',
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
        'Colegas y grupos',
        'Médicas y médicos formados para acompañar.',
        'De a dos o en grupo, con profesionales.',
        'Llegará en otra etapa.',
      ],
      network: [
        'Tu red de salud mental',
        'El centro comunitario que te corresponde.',
        'Actividades y referencias de tu zona.',
        'Llegará en otra etapa.',
      ],
    },
  },
  en: {
    title: 'What there is here for you.',
    lead: 'All of it is free and voluntary. None of it reaches your managers.',
    soon: 'Not open yet',
    services: {
      check: [
        'A check on how you are',
        'About 8 minutes, in parts, also without a signal.',
        'The result comes at once, with the next step.',
        'Only your clinical team sees it.',
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
        'Colleagues and groups',
        'Physicians trained to accompany.',
        'One to one or in a group, with professionals.',
        'It will come at a later stage.',
      ],
      network: [
        'Your mental health network',
        'The community centre that is yours.',
        'Activities and referrals of your area.',
        'It will come at a later stage.',
      ],
    },
  },
})
