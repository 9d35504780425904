export default definePageConfig({ navigationBarTitleText: '候补登记' })
