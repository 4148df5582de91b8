/** Version of this build, printed by the command line and in the OpenAPI description. */
export const version = '0.1.0'
