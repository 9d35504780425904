export default definePageConfig({ navigationBarTitleText: '名医介绍' })
