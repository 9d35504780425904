import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isH5 } from './target.ts'

type Listener = (online: boolean) => void

function onChange(listener: Listener): () => void {
  if (isH5) {
    const up = (): void => listener(true)
    const down = (): void => listener(false)
    window.addEventListener('online', up)
    window.addEventListener('offline', down)
    return () => {
      window.removeEventListener('online', up)
      window.removeEventListener('offline', down)
    }
  }
  const handle = (e: { isConnected: boolean }): void => listener(e.isConnected)
  Taro.onNetworkStatusChange(handle)
  return () => Taro.offNetworkStatusChange(handle)
}

async function isOnline(): Promise<boolean> {
  if (isH5) return navigator.onLine
  try {
    return (await Taro.getNetworkType()).networkType !== 'none'
  } catch {
    return true
  }
}

/** True until the phone says otherwise: a wrong «offline» would stop people for nothing. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    let here = true
    isOnline().then((now) => here && setOnline(now))
    const off = onChange(setOnline)
    return () => {
      here = false
      off()
    }
  }, [])
  return online
}
