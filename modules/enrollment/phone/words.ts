import { dictionary } from '@ayni/ui'

/**
 * The consent texts, version `consentTextVersion` in local.ts. What layer 2 says is fixed by what a person must know before
 * answering: contact and the limit of confidentiality, no reliance, how often answers are looked at, whom to call, that
 * technology fails, that nobody is hospitalised automatically, and what is decided by rule.
 * @source services/00-shared-model.md §2.7
 */
export const words = dictionary({
  es: {
    title: 'Hola. Esto es Ayni.',
    who: [
      'Acompañamos a médicas y médicos durante su SERUMS. Es gratis y voluntario.',
      'Te acompaña un equipo clínico que no depende de tu red, de tu DIRESA ni de tu universidad. Ellas no reciben lo que escribes.',
      'Empieza con unas preguntas sobre cómo estás: unos 8 minutos, en partes, también sin señal.',
    ],
    catalogue: 'Ver qué hay aquí',
    start: 'Empezar',
    otherLanguage: 'English',
    consentTitle: 'Antes de empezar, tú decides.',
    consentLead: 'Para empezar hacen falta estos dos permisos. Los retiras cuando quieras, en dos toques.',
    accept: 'Acepto los dos y sigo',
    layer: {
      1: 'Participar y que te contactemos',
      2: 'Usar tus respuestas para cuidarte',
      3: 'SMS y persona de confianza en una urgencia',
      4: 'Mejorar el programa con datos sin nombre',
      5: 'Que un colega formado te busque',
      6: 'Entrevistas de investigación',
      7: 'Avisos por WhatsApp',
    },
    says: {
      1: [
        'Te escribiremos o llamaremos fuera de tus horas de consulta; como mucho un recordatorio cada tres días, y paras cuando quieras.',
      ],
      2: [
        'Son datos de salud: la ley los protege como sensibles. Los ve solo el equipo clínico a tu cargo, y tú ves quién los abrió.',
        'Una regla escrita ordena tus respuestas y propone el siguiente paso. Decide siempre una persona, y puedes pedir que lo revise.',
        'Si tus respuestas hablan de riesgo para tu vida, el equipo de guardia te llamará. Si hay un peligro inmediato puede avisar a quien haga falta para protegerte: ese es el límite de la confidencialidad.',
        'Nadie queda hospitalizado de forma automática.',
        'Los avisos de seguridad llaman a la guardia al llegar, de día y de noche. Lo demás lo mira una persona al menos cada día de trabajo.',
        'La tecnología falla: sin señal nadie lo sabe todavía. No cuentes solo con Ayni para estar a salvo. En una crisis llama al 113, opción 5, o al 106.',
      ],
      3: [
        'Sin internet, tu teléfono puede preparar un SMS a la guardia con tu alias y nada más. Y el equipo puede llamar a quien tú elijas, cuando tú digas.',
      ],
      4: ['Tus respuestas entran sin nombre en las cifras de todo el grupo. Los grupos pequeños no se muestran.'],
      5: ['Conoce tu nombre y a qué hora prefieres hablar. Nunca tus respuestas.'],
      6: ['Alguien puede invitarte a contar tu experiencia. Cada entrevista se pregunta de nuevo.'],
      7: ['Recordatorios cortos y material público. Nunca tus respuestas.'],
    },
    optionalTitle: 'Cinco permisos más, si quieres.',
    optionalLead: 'Decir que no a cualquiera nunca limita tu atención. Los cambias después en Yo.',
    goOn: 'Seguir',
    extrasTitle: 'Listo. Dos cosas opcionales.',
    extrasLead: 'Puedes hacerlas ahora o más tarde, en Yo.',
    pin: 'Un PIN para este teléfono',
    pinAct: 'Poner un PIN',
    pinWhy: 'Por si otra persona lo toma. La ayuda en crisis se abre siempre sin PIN.',
    trusted: 'Tu persona de confianza',
    trustedAct: 'Nombrarla',
    trustedWhy: 'A quién llamar cuando importa, y cuándo.',
    toQuestions: 'Ir a la primera pregunta',
    kept: 'Guardado en este teléfono.',
  },
  en: {
    title: 'Hello. This is Ayni.',
    who: [
      'We accompany physicians through their SERUMS. It is free and voluntary.',
      'A clinical team is with you that does not depend on your network, your DIRESA or your university. They do not receive what you write.',
      'It begins with some questions about how you are: about 8 minutes, in parts, also without a signal.',
    ],
    catalogue: 'See what there is',
    start: 'Begin',
    otherLanguage: 'Español',
    consentTitle: 'Before we begin, you decide.',
    consentLead: 'Two permissions are needed to begin. You take them back whenever you want, in two taps.',
    accept: 'I agree to both',
    layer: {
      1: 'Take part and be contacted',
      2: 'Use your answers to care for you',
      3: 'SMS and trusted person in an emergency',
      4: 'Improve the programme with nameless data',
      5: 'Be reached by a trained colleague',
      6: 'Research interviews',
      7: 'Notices by WhatsApp',
    },
    says: {
      1: [
        'We will write or call outside your consulting hours; at most one reminder every three days, and you stop it whenever you like.',
      ],
      2: [
        'They are health data: the law protects them as sensitive. Only the clinical team in charge of you sees them, and you see who opened them.',
        'A written rule sorts your answers and proposes the next step. A person always decides, and you can ask for a review.',
        'If your answers speak of a risk to your life, the team on duty will call you. In immediate danger it may tell whoever is needed to protect you: that is the limit of confidentiality.',
        'Nobody is hospitalised automatically.',
        'Safety alerts call the team on duty as they arrive, day and night. A person looks at the rest at least every working day.',
        'Technology fails: without a signal nobody knows yet. Do not rely on Ayni alone to keep you safe. In a crisis call 113, option 5, or 106.',
      ],
      3: [
        'Without internet your phone can prepare an SMS to the team on duty with your alias and nothing else. And the team may call whom you choose, when you say.',
      ],
      4: ['Your answers enter the figures of the whole group without a name. Small groups are not shown.'],
      5: ['They know your name and when you prefer to talk. Never your answers.'],
      6: ['Someone may invite you to tell your experience. Each interview is asked for again.'],
      7: ['Short reminders and public material. Never your answers.'],
    },
    optionalTitle: 'Five more permissions, if you like.',
    optionalLead: 'Saying no to any of them never limits your care. You can change them later in Me.',
    goOn: 'Go on',
    extrasTitle: 'Done. Two optional things.',
    extrasLead: 'You can do them now or later, in Me.',
    pin: 'A PIN for this phone',
    pinAct: 'Set a PIN',
    pinWhy: 'In case someone else picks it up. Help in a crisis always opens without a PIN.',
    trusted: 'Your trusted person',
    trustedAct: 'Name them',
    trustedWhy: 'Whom to call when it matters, and when.',
    toQuestions: 'To the first question',
    kept: 'Kept on this phone.',
  },
})
