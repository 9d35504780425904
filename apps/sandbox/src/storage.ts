import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Small JSON files in one directory, readable by their owner only. Written beside and renamed, so never half there. */
export interface Storage {
  read<T>(name: string): T | undefined
  write(name: string, value: unknown): void
}

export function directoryStorage(directory: string): Storage {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return {
    read: <T>(name: string) => {
      try {
        return JSON.parse(readFileSync(join(directory, name), 'utf8')) as T
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    write: (name, value) => {
      const file = join(directory, name)
      writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

/** Forgets everything when the process ends: for tests. */
export const noStorage: Storage = { read: () => undefined, write: () => undefined }
