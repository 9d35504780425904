const path = require('node:path')

/** ARIA on weapp: WeChat reads these on view, text and image, but Taro's templates leave them out. */
const attributes = { 'aria-role': '', 'aria-label': '', 'aria-checked': '', 'aria-disabled': '' }
const components = { View: attributes }

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(ctx, components)
      const paths = [].concat(platform.runtimePath)
      // The short names in the templates are counted from the same table at run time, so it must grow there too.
      platform.runtimePath = paths.concat(path.join(__dirname, 'aria-runtime.js'))
    },
  })
}
