export default definePageConfig({ navigationBarTitleText: '关于医院' })
