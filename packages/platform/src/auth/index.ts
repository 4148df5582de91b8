export * from './door.ts'
export { type Opened, openSignIn, type SignIn, type SignInOptions, type SignInPolicy, signInPolicy } from './sign-in.ts'
export * from './totp.ts'
