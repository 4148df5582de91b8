export * from './door.ts'
export { type Opened, openSignIn, type SignIn, type SignInOptions } from './sign-in.ts'
export * from './sign-in-policy.ts'
export * from './totp.ts'
