import { hash, randomBytes } from 'node:crypto'

/** 256 random bits that mean nothing in themselves. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What is kept of a token. It has 256 random bits, so a plain hash cannot be tried out. */
export const tokenHash = (token: string): string => hash('sha256', token, 'base64url')
