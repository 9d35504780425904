import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const weapp = process.env.TARO_ENV === 'weapp'

/**
 * What must pass through Babel besides src/: our workspace packages (TypeScript sources, resolved through their
 * symlinks to packages/*) and the few npm packages that ship newer syntax than the oldest phone we serve reads.
 */
const transpiled = [
  (file: string) => file === path.join(__dirname, 'aria-runtime.js'),
  (file: string) => /[\\/]packages[\\/](phrases|api-client)[\\/]src[\\/]/.test(file),
  (file: string) => /node_modules[\\/](uqr|@tarojs[\\/](components|taro-h5|router))[\\/]/.test(file),
]

/** px stay px on both targets: text must not shrink with a narrow phone, and sizes follow --fs instead (src/styles). */
const plainPx = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

const base = process.env.JIUYI_H5_BASE ?? '/'

export default defineConfig({
  projectName: 'jiuyi-patient',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: process.env.JIUYI_OUT ?? `dist/${process.env.TARO_ENV}`,
  plugins: [path.join(__dirname, 'aria.js')],
  defineConstants: {
    // A mini program has no origin, so it needs an absolute base; the H5 asks the server that sent it.
    API_BASE: JSON.stringify(process.env.JIUYI_API_BASE ?? (weapp ? 'http://127.0.0.1:8080' : '')),
  },
  // npm keeps this plug-in under apps/patient when other workspaces want another vite; Taro's own packages look for it from the root.
  alias: {
    '@tarojs/plugin-framework-react': path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json')),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // The same source must give the same bytes.
  cache: { enable: false },
  mini: {
    compile: { include: transpiled },
    postcss: plainPx,
    optimizeMainPackage: { enable: true },
  },
  h5: {
    compile: { include: transpiled },
    publicPath: base,
    staticDirectory: 'static',
    router: { mode: 'browser', basename: base === '/' ? '' : base.replace(/\/$/, '') },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain) {
      const { cacheGroups, ...others } = chain.optimization.get('splitChunks') ?? {}
      // Taro splits by page; what pages share would otherwise be in each of them.
      const kit = { name: 'kit', chunks: 'async', minChunks: 2, priority: 50, enforce: true, reuseExistingChunk: true }
      chain.optimization.splitChunks({ ...others, cacheGroups: { ...cacheGroups, kit } })
    },
    postcss: { ...plainPx, autoprefixer: { enable: true, config: {} } },
  },
})
