import type { FastifyReply } from 'fastify'

/** A page that loads nothing from elsewhere and is never framed. Its forms may lead back to the page that asked. */
const policy = "default-src 'self'; img-src data:; form-action 'self' http: https:; frame-ancestors 'none'"

export const sendPage = (reply: FastifyReply, text: string) =>
  reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(text)
