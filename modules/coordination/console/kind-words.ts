import type { PromiseKind } from '@ayni/modules/coordination/contract'
import { dictionary } from '@ayni/ui'

type KindWords = Readonly<Record<PromiseKind, string>>

export const kindWords = dictionary<KindWords>({
  es: {
    'first-contact': 'Primera llamada',
    'safety-call': 'Llamada de seguridad',
    'clinical-review': 'Revisión clínica',
    'first-session': 'Primera sesión',
    'ask-missing-answers': 'Preguntar lo que faltó',
    'complete-screening': 'Terminar el chequeo',
    'restore-rota': 'Completar la guardia',
    'find-clinician': 'Encontrar quién acompañe',
    'choose-together': 'Elegir juntos quién acompaña',
    'replace-clinician': 'Relevar a quien atendió',
    'outside-care': 'Atención fuera del equipo',
    'answer-reply': 'Responder un mensaje',
    'last-call': 'Última llamada, dejó el programa',
    'closing-reasons': 'Cierre razonado de la alerta',
  },
  en: {
    'first-contact': 'First call',
    'safety-call': 'Safety call',
    'clinical-review': 'Clinical review',
    'first-session': 'First session',
    'ask-missing-answers': 'Ask what was missing',
    'complete-screening': 'Finish the check',
    'restore-rota': 'Fill the rota',
    'find-clinician': 'Find who cares for them',
    'choose-together': 'Choose together who cares',
    'replace-clinician': 'Replace who answered first',
    'outside-care': 'Care outside the team',
    'answer-reply': 'Answer a message',
    'last-call': 'Last call, left the programme',
    'closing-reasons': 'Reasoned closing of the alert',
  },
})

export const roleWords = dictionary({
  es: {
    physician: 'médica o médico',
    coordinator: 'coordinación',
    duty: 'guardia',
    therapist: 'psicología',
    psychiatrist: 'psiquiatría',
    peer: 'pares',
    peer_lead: 'líder de pares',
    facilitator: 'grupos',
    mentor: 'mentoría',
    tm_coord: 'telementoría',
    liaison: 'enlace comunitario',
    evaluator: 'evaluación',
    dpo: 'privacidad',
    admin: 'administración',
    director: 'dirección',
  },
  en: {
    physician: 'physician',
    coordinator: 'coordination',
    duty: 'duty',
    therapist: 'psychology',
    psychiatrist: 'psychiatry',
    peer: 'peers',
    peer_lead: 'peer lead',
    facilitator: 'groups',
    mentor: 'mentoring',
    tm_coord: 'telementoring',
    liaison: 'community liaison',
    evaluator: 'evaluation',
    dpo: 'privacy',
    admin: 'administration',
    director: 'director',
  },
})

type StateWords = Readonly<Record<string, string>>

export const stateWords = dictionary<StateWords>({
  es: {
    imported: 'en la lista',
    verified_contact: 'contacto verificado',
    invited: 'invitada',
    engaged: 'abrió la invitación',
    consented: 'aceptó',
    profile_complete: 'perfil completo',
  },
  en: {
    imported: 'on the roster',
    verified_contact: 'contact verified',
    invited: 'invited',
    engaged: 'opened the invitation',
    consented: 'agreed',
    profile_complete: 'profile complete',
  },
})
