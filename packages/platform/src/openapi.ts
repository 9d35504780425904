import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

type Json = Record<string, unknown>

/** Objects with a `title` move to `components/schemas` under that name, so that clients get named types; equal names must mean equal shapes. */
export function nameSchemas(doc: Json): Json {
  const named: Record<string, Json> = {}
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (!node || typeof node !== 'object') return node
    const out = Object.fromEntries(Object.entries(node).map(([k, v]) => [k, walk(v)]))
    const title = out['title']
    if (typeof title !== 'string' || !/^[A-Z]\w+$/.test(title) || !('type' in out || 'anyOf' in out)) return out
    const known = named[title]
    if (known && JSON.stringify(known) !== JSON.stringify(out))
      throw new Error(`two different schemas are called ${title}`)
    named[title] = out
    return { $ref: `#/components/schemas/${title}` }
  }
  const paths = walk(doc['paths'])
  const components = (doc['components'] ?? {}) as Json
  return {
    ...doc,
    paths,
    components: {
      ...components,
      schemas: Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}

const problem = {
  description: 'Refused or failed: RFC 9457 problem+json. `code` is stable, `title` is for people.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        title: 'Problem',
        required: ['type', 'title', 'status', 'code', 'instance'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string' },
          instance: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['at', 'message'],
              properties: { at: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
        additionalProperties: true,
      },
    },
  },
}

/** The OpenAPI 3.1 document of all routes, read with `describeApi(app)` once the app is ready. */
export async function documentRoutes(app: FastifyInstance, version: string) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Jiuyi',
        version,
        description:
          'Outpatient services of a hospital. Times are RFC 3339, days are the hospital’s, money is whole fen.',
      },
      components: {
        securitySchemes: {
          account: {
            type: 'http',
            scheme: 'bearer',
            description: 'Session of a patient account (or cookie jiuyi_session)',
          },
          staff: {
            type: 'http',
            scheme: 'bearer',
            description: 'Session of a member of staff (or cookie jiuyi_staff)',
          },
        },
      },
    },
    hideUntagged: true,
    transform: ({ schema, url, route }) => {
      const access = route.config?.access
      if (!access || !schema || schema.hide) return { schema, url }
      const security =
        access.who === 'anyone' || access.who === 'partner'
          ? []
          : access.who === 'account-or-staff'
            ? [{ account: [] }, { staff: [] }]
            : [{ [access.who]: [] }]
      return { url, schema: { ...schema, security, 'x-access': access } as typeof schema }
    },
  })
}

export function describeApi(app: FastifyInstance): Json {
  const doc = structuredClone(app.swagger()) as unknown as Json
  for (const path of Object.values((doc['paths'] ?? {}) as Record<string, Json>))
    for (const operation of Object.values(path) as Json[]) {
      const responses = operation['responses'] as Json
      responses['default'] = problem
      if (Object.keys(responses).length > 1)
        for (const [status, r] of Object.entries(responses))
          if ((r as Json)['description'] === 'Default Response')
            (r as Json)['description'] = status < '300' ? 'Done' : 'See code'
    }
  return nameSchemas(doc)
}
