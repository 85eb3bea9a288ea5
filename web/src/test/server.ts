import { setupServer } from 'msw/node'

/** Answers in the place of the services; a call nobody answers fails the test. */
export const server = setupServer()
