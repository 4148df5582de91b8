import { CONSENT_TEXT_VERSION } from './consent.ts'

export type LayerText = { readonly title: string; readonly says: readonly string[] }
/** What each layer of one version says, in both languages. A version once used is never edited: another wording is another version. */
export type ConsentTexts = Readonly<Partial<Record<number, { readonly es: LayerText; readonly en: LayerText }>>>

const november2026: ConsentTexts = {
  1: {
    es: {
      title: 'Participar y que te contactemos',
      says: [
        'Te escribiremos o llamaremos fuera de tus horas de consulta; como mucho un recordatorio cada tres días, y paras cuando quieras.',
      ],
    },
    en: {
      title: 'Take part and be contacted',
      says: [
        'We will write or call outside your consulting hours; at most one reminder every three days, and you stop it whenever you like.',
      ],
    },
  },
  2: {
    es: {
      title: 'Usar tus respuestas para cuidarte',
      says: [
        'Son datos de salud: la ley los protege como sensibles. Los ve solo el equipo clínico a tu cargo, y tú ves quién los abrió.',
        'Una regla escrita ordena tus respuestas y propone el siguiente paso. Decide siempre una persona, y puedes pedir que lo revise.',
        'Si tus respuestas hablan de riesgo para tu vida, el equipo de guardia te llamará. Si hay un peligro inmediato puede avisar a quien haga falta para protegerte: ese es el límite de la confidencialidad.',
        'Nadie queda hospitalizado de forma automática.',
        'Los avisos de seguridad llaman a la guardia al llegar, de día y de noche. Lo demás lo mira una persona al menos cada día de trabajo.',
        'La tecnología falla: sin señal nadie lo sabe todavía. No cuentes solo con Ayni para estar a salvo. En una crisis llama al 113, opción 5, o al 106.',
      ],
    },
    en: {
      title: 'Use your answers to care for you',
      says: [
        'They are health data: the law protects them as sensitive. Only the clinical team in charge of you sees them, and you see who opened them.',
        'A written rule sorts your answers and proposes the next step. A person always decides, and you can ask for a review.',
        'If your answers speak of a risk to your life, the team on duty will call you. In immediate danger it may tell whoever is needed to protect you: that is the limit of confidentiality.',
        'Nobody is hospitalised automatically.',
        'Safety alerts call the team on duty as they arrive, day and night. A person looks at the rest at least every working day.',
        'Technology fails: without a signal nobody knows yet. Do not rely on Ayni alone to keep you safe. In a crisis call 113, option 5, or 106.',
      ],
    },
  },
  3: {
    es: {
      title: 'SMS y persona de confianza en una urgencia',
      says: [
        'Sin internet, tu teléfono puede preparar un SMS a la guardia con tu alias y nada más. Y el equipo puede llamar a quien tú elijas, cuando tú digas.',
      ],
    },
    en: {
      title: 'SMS and trusted person in an emergency',
      says: [
        'Without internet your phone can prepare an SMS to the team on duty with your alias and nothing else. And the team may call whom you choose, when you say.',
      ],
    },
  },
  4: {
    es: {
      title: 'Mejorar el programa con datos sin nombre',
      says: ['Tus respuestas entran sin nombre en las cifras de todo el grupo. Los grupos pequeños no se muestran.'],
    },
    en: {
      title: 'Improve the programme with nameless data',
      says: ['Your answers enter the figures of the whole group without a name. Small groups are not shown.'],
    },
  },
  5: {
    es: {
      title: 'Que un colega formado te busque',
      says: ['Conoce tu nombre y a qué hora prefieres hablar. Nunca tus respuestas.'],
    },
    en: {
      title: 'Be reached by a trained colleague',
      says: ['They know your name and when you prefer to talk. Never your answers.'],
    },
  },
  6: {
    es: {
      title: 'Entrevistas de investigación',
      says: ['Alguien puede invitarte a contar tu experiencia. Cada entrevista se pregunta de nuevo.'],
    },
    en: {
      title: 'Research interviews',
      says: ['Someone may invite you to tell your experience. Each interview is asked for again.'],
    },
  },
  7: {
    es: { title: 'Avisos por WhatsApp', says: ['Recordatorios cortos y material público. Nunca tus respuestas.'] },
    en: { title: 'Notices by WhatsApp', says: ['Short reminders and public material. Never your answers.'] },
  },
}

/** Every version that anybody may have agreed to here, so that a receipt can always show the words. */
export const consentTexts: ReadonlyMap<string, ConsentTexts> = new Map([[CONSENT_TEXT_VERSION, november2026]])

/**
 * What layer 2 must say, in these terms: answers can trigger contact and that limits confidentiality; no reliance; how often
 * answers are looked at; whom to call; technology fails; nobody is hospitalised automatically. And that a rule sorts the answers.
 * @source services/00-shared-model.md §2.7 (agreement of experts of at least 95 %)
 */
export const mustSay = {
  'contact-and-its-limit': {
    es: 'ese es el límite de la confidencialidad',
    en: 'that is the limit of confidentiality',
  },
  'no-reliance': { es: 'No cuentes solo con Ayni', en: 'Do not rely on Ayni' },
  'how-often': { es: 'al menos cada día de trabajo', en: 'at least every working day' },
  'whom-to-call': { es: 'llama al 113, opción 5, o al 106', en: 'call 113, option 5, or 106' },
  'technology-fails': { es: 'La tecnología falla', en: 'Technology fails' },
  'not-automatic': { es: 'Nadie queda hospitalizado de forma automática', en: 'Nobody is hospitalised automatically' },
  'a-rule-sorts': { es: 'Una regla escrita ordena tus respuestas', en: 'A written rule sorts your answers' },
} as const

/** One text as it is fingerprinted: version, layer, language, title and sentences, in this order. */
export const canonicalText = (
  version: string,
  layer: number,
  language: 'es' | 'en',
  { title, says }: LayerText,
): string => JSON.stringify([version, layer, language, title, says])

const sameWords = (one: LayerText, two: LayerText): boolean =>
  canonicalText('', 0, 'es', one) === canonicalText('', 0, 'es', two)

export type HeldConsent = {
  readonly layer: number
  readonly given: boolean
  readonly version: string
  readonly language: 'es' | 'en'
}

/**
 * Which layers to ask again when the text of the product changed: those whose words changed since the person agreed. Old consents
 * stay valid for what they said; a layer that was refused or never given is not asked again because of a new version. A form
 * signed elsewhere (`import:`) is asked again at the next visit.
 */
export function layersToAsk(
  held: readonly HeldConsent[],
  current: string,
  texts: ReadonlyMap<string, ConsentTexts> = consentTexts,
): readonly number[] {
  const now = texts.get(current)
  if (now === undefined) return []
  return held
    .filter(({ layer, given, version, language }) => {
      const then = texts.get(version)?.[layer]
      const next = now[layer]
      if (!given || version === current || next === undefined) return false
      return then === undefined || !sameWords(then[language], next[language])
    })
    .map(({ layer }) => layer)
}
