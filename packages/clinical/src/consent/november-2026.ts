export type LayerText = { readonly title: string; readonly says: readonly string[] }
type BothLanguages = { readonly es: LayerText; readonly en: LayerText }

/**
 * The consent texts of one version, for the first screen of the phone and for every receipt. What layer 2 says is fixed by what a
 * person must know before answering: contact and the limit of confidentiality, no reliance, how often answers are looked at, whom to
 * call, that technology fails, that nobody is hospitalised automatically, and what is decided by rule. Never edited: another wording
 * is another version.
 * @source services/00-shared-model.md §2.7
 */
export const november2026: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, BothLanguages>> = {
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
