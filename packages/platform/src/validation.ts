import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'

const addFormats = formats as unknown as (ajv: Ajv) => void

/** Query strings and paths are text, so "5" may be a number there; a JSON body must say what it means. */
const lenient = new Ajv({ coerceTypes: 'array', useDefaults: true, allErrors: true, strict: false })
const exact = new Ajv({ coerceTypes: false, useDefaults: true, allErrors: true, strict: false })
for (const ajv of [lenient, exact]) {
  addFormats(ajv)
  ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
}

const compile: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? exact : lenient).compile(schema)

/** U+0000 and lone surrogates cannot be stored by Postgres, and no person types them. */
const unstorable = (v: unknown, at: string): string | undefined => {
  if (typeof v === 'string') return v.includes('\u0000') || !v.isWellFormed() ? at : undefined
  if (v && typeof v === 'object')
    for (const k in v) {
      if (k.includes('\u0000') || !k.isWellFormed()) return at
      const child = (v as Record<string, unknown>)[k]
      if (typeof child === 'string' ? !child.includes('\u0000') && child.isWellFormed() : typeof child !== 'object')
        continue
      const found = unstorable(child, `${at}/${k}`)
      if (found) return found
    }
  return undefined
}

export function validateRequests(app: FastifyInstance) {
  app.setValidatorCompiler(compile)
  app.addHook('preValidation', (req, _reply, done) => {
    const at = unstorable(req.params, 'params') ?? unstorable(req.query, 'querystring') ?? unstorable(req.body, 'body')
    if (!at) return done()
    done(
      Object.assign(new Error('unstorable text'), {
        validation: [{ instancePath: '', message: 'contains a character that cannot be stored', params: {} }],
        validationContext: at,
      }),
    )
  })
}
