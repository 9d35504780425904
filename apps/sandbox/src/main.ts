import { startSandbox } from './start.ts'

const { SANDBOX_PORT, SANDBOX_HOST, SANDBOX_STATE_DIR } = process.env

const sandbox = await startSandbox({
  port: Number(SANDBOX_PORT ?? 8090),
  ...(SANDBOX_HOST ? { host: SANDBOX_HOST } : {}),
  ...(SANDBOX_STATE_DIR ? { stateDir: SANDBOX_STATE_DIR } : {}),
})
console.log(`sandbox ready at ${sandbox.url}, phone at ${sandbox.url}/phone`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    sandbox.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}
