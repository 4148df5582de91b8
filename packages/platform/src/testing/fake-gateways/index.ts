export * from './fake-push-service.ts'
export * from './fake-sms-gateway.ts'
export * from './fake-smtp.ts'
export * from './fake-twilio.ts'
